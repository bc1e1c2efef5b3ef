/**
 * normalize: the prompt as a user would see it. Unicode, white space and LaTeX delimiters take one form; code keeps its
 * indentation. It changes spelling, never meaning, and drops nothing.
 */

import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import { eachProblem, type Stage } from '../../pipeline/stage.js';
import { normalizeProse, normalizeText } from './normalize-text.js';

const settings = z.strictObject({});

export const normalize: Stage<z.infer<typeof settings>> = {
  name: 'normalize',
  settings,
  open: () => eachProblem((problem) => ({ kept: normalizeProblem(problem) })),
};

function normalizeProblem(problem: Problem): Problem {
  const rewrite = problem.domain === 'code' ? normalizeText : normalizeProse;
  const prompt = problem.prompt.map((message) => ({ ...message, content: rewrite(message.content) }));
  const normalized = { ...problem, prompt };
  // A reference solution is judged as it stands; only its line ends and invisible characters are settled.
  if (problem.solution !== undefined && problem.domain !== 'code') {
    normalized.solution = normalizeText(problem.solution);
  }
  return normalized;
}

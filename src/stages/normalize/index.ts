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
  const contents = problem.prompt.map((message) => rewrite(message.content));
  // A reference solution is judged as it stands; only its line ends and invisible characters are settled.
  const solution =
    problem.domain === 'code' ? problem.solution : problem.solution && normalizeText(problem.solution);
  const same =
    solution === problem.solution && contents.every((content, at) => content === problem.prompt[at]?.content);
  // Most rows are, and what is unchanged need not be written out anew.
  if (same) return problem;
  const prompt = problem.prompt.map((message, at) => ({ ...message, content: contents[at] as string }));
  return { ...problem, prompt, ...(solution === undefined ? {} : { solution }) };
}

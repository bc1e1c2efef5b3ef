import type { Problem } from '#datasets/problem.js';
import { textKey } from '#datasets/similarity/index.js';
import { extractAnswer } from '#verifiers/math/index.js';

/**
 * What a problem's truth says, to tell variants from duplicates: two keys that differ are two answers, or one answer spelled in two
 * ways. Undefined where the row names none and its solution marks none.
 */
export function truthKey(problem: Problem): string | undefined {
  const truth = problem.ground_truth;
  switch (truth?.verifier) {
    case undefined:
      return markedIn(problem.solution);
    case 'math':
      return (truth.answers ?? [truth.answer ?? '']).map(textKey).join(' ');
    case 'choice':
      return textKey(JSON.stringify([truth.answer, truth.choices]));
    case 'text':
      return textKey(truth.answer);
    case 'code':
      return JSON.stringify(truth.tests);
  }
}

function markedIn(solution: string | undefined): string | undefined {
  const found = solution === undefined ? null : extractAnswer(solution);
  if (found === null || found.rule === 'display' || found.rule === 'bare') return undefined;
  return textKey(found.text);
}

import { createHash } from 'node:crypto';
import { markedAnswer } from '#datasets/marked-answer.js';
import type { Problem } from '#datasets/problem.js';
import { textKey } from '#datasets/similarity/index.js';

/**
 * What a problem's truth says, to tell variants from duplicates: two keys that differ are two answers, or one answer spelled in two
 * ways. Undefined where the row names none and its solution marks none.
 */
export function truthKey(problem: Problem): string | undefined {
  const truth = problem.ground_truth;
  switch (truth?.verifier) {
    case undefined:
      return keyOfMarked(problem.solution);
    case 'math':
      return (truth.answers ?? [truth.answer ?? '']).map(textKey).join(' ');
    case 'choice':
      return textKey(JSON.stringify([truth.answer, truth.choices]));
    case 'text':
      return textKey(truth.answer);
    case 'instruction':
    case 'proof':
      return textKey(JSON.stringify(truth));
    case 'code':
      return createHash('sha256').update(JSON.stringify(truth.tests)).digest('base64');
  }
}

function keyOfMarked(solution: string | undefined): string | undefined {
  const found = markedAnswer(solution);
  return found === undefined ? undefined : textKey(found.text);
}

/** Whether the truth has a figure in it. Yes, even or converges are answers that many a problem has. */
export function truthHasFigure(problem: Problem): boolean {
  const truth = problem.ground_truth;
  return /\d/.test(
    truth === undefined ? (markedAnswer(problem.solution)?.text ?? '') : JSON.stringify(truth),
  );
}

import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';

/**
 * What a scorer reads of a problem: what the user asks, and for a choice the options that the prompt does not show, lettered.
 * Never the solution, the source or the ground truth: a rating must not depend on what a solver is not shown.
 */
export function scoredText(problem: Pick<Problem, 'prompt' | 'ground_truth'>): string {
  const text = promptText(problem);
  const truth = problem.ground_truth;
  const choices = truth?.verifier === 'choice' ? (truth.choices ?? []) : [];
  if (choices.every((choice) => text.includes(choice))) return text;
  const options = choices.map((choice, at) => `${String.fromCharCode(65 + at)}. ${choice}`);
  return `${text}\n\n${options.join('\n')}`;
}

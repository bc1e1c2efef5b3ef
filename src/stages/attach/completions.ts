import type { Problem } from '#datasets/problem.js';
import type { GroundTruth } from '#verifiers/ground-truth.js';

/** A ground truth written as a model would answer it, which its verifier must accept; null where there is no such text. */
export function selfCompletion(truth: GroundTruth): string | null {
  switch (truth.verifier) {
    case 'math': {
      const answer = truth.answer ?? truth.answers?.[0];
      return answer === undefined ? null : `The answer is $\\boxed{${answer}}$.`;
    }
    case 'choice':
    case 'text':
      return `\\boxed{${truth.answer}}`;
    case 'code':
    case 'instruction':
    case 'proof':
      return null;
  }
}

/** The reference solution as a completion; code is fenced, so that nothing else of it is taken for prose. */
export function referenceOf(problem: Problem): string | null {
  if (problem.solution === undefined) return null;
  const truth = problem.ground_truth;
  if (truth?.verifier !== 'code') return problem.solution;
  return problem.solution.includes('```')
    ? problem.solution
    : `\`\`\`${truth.language}\n${problem.solution}\n\`\`\``;
}

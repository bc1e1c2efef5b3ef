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
  return referencesOf(problem)[0] ?? null;
}

/** All of them, the solution first; none where there is no solution. */
export function referencesOf(problem: Problem): string[] {
  if (problem.solution === undefined) return [];
  const truth = problem.ground_truth;
  if (truth?.verifier !== 'code') return [problem.solution];
  return [problem.solution, ...(problem.references ?? [])].map((program) => fenced(program, truth.language));
}

/** A program in a code block, unless it stands in one already. */
export function fenced(program: string, language: string): string {
  return program.includes('```') ? program : `\`\`\`${language}\n${program}\n\`\`\``;
}

import type { Problem } from '#datasets/problem.js';

/** What decides which row of a cluster is kept, best first: the order is part of the stage's documentation. */
export interface Standing {
  readonly hasSolution: boolean;
  /** Tests or alternative answers; more is stricter. */
  readonly tests: number;
  readonly quality: number;
  /** The place of the source in the recipe; 0 is the first. */
  readonly sourceRank: number;
  /** The row of the source's file. */
  readonly row: number;
  readonly id: string;
}

export function standingOf(problem: Problem, sourceRank: number): Standing {
  const truth = problem.ground_truth;
  return {
    hasSolution: problem.solution !== undefined,
    tests: truth?.verifier === 'code' ? truth.tests.length : 0,
    quality: problem.quality?.score ?? 0,
    sourceRank,
    row: problem.source.row ?? 0,
    id: problem.id,
  };
}

/** Negative when `left` is to be kept before `right`: strictest tests, solution, quality, first source, first row, then id. */
export function compareStanding(left: Standing, right: Standing): number {
  return (
    right.tests - left.tests ||
    Number(right.hasSolution) - Number(left.hasSolution) ||
    right.quality - left.quality ||
    left.sourceRank - right.sourceRank ||
    left.row - right.row ||
    (left.id < right.id ? -1 : Number(left.id > right.id))
  );
}

/** The contract of a generator: a family of problems of which any number can be made, each with a known truth. */
import type { GroundTruth } from '#verifiers/ground-truth.js';
import type { Problem } from './problem.js';
import type { Random } from './random.js';

/** One made problem. */
export interface Made {
  /** What the user reads. */
  readonly text: string;
  readonly ground_truth: GroundTruth;
  /** For math, a derivation that ends in `\boxed{…}`; for code, a program that passes every test. */
  readonly solution: string;
  /** How much work the problem is, in the family's own unit (`Family.size`). */
  readonly size: number;
  /** The drawn parameters, so that the truth can be computed again without reading the text. */
  readonly facts: Problem['meta'];
}

export interface Family {
  /** Kebab-case, unique. */
  readonly name: string;
  readonly domain: 'math' | 'code';
  readonly description: string;
  readonly tags: readonly string[];
  /** What `Made.size` counts. Its mean grows with the difficulty. */
  readonly size: string;
  /** Draws from `random` only. `difficulty` is from 0 (easiest) to 1 (hardest). */
  make(random: Random, difficulty: number): Made;
}

/** A whole number between two ends, `easiest` at difficulty 0 and `hardest` at 1. */
export function level(difficulty: number, easiest: number, hardest: number): number {
  return Math.round(easiest + (hardest - easiest) * difficulty);
}

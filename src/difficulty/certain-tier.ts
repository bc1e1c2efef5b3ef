import type { Tier } from '#datasets/problem.js';
import type { Bands } from './tiers.js';
import { wilson } from './wilson.js';

export interface Certainty extends Bands {
  /** Of the Wilson interval: 1.96 for 95 %. */
  readonly z: number;
  /** How near to 1 (or 0) the rate must be for sure, when every completion so far was right (or wrong). */
  readonly margin: number;
}

/**
 * The tier that more samples would hardly change: the Wilson interval lies inside one band. `solved` and `unsolved` are single rates, in which no
 * interval lies; they count as reached when all samples agree and the interval's other end is within `margin` of 1 or 0.
 */
export function certainTier(passed: number, samples: number, given: Certainty): Tier | undefined {
  if (samples === 0) return undefined;
  const [low, high] = wilson(passed, samples, given.z);
  if (passed === samples) return low >= 1 - given.margin ? 'solved' : undefined;
  if (passed === 0) return high <= given.margin ? 'unsolved' : undefined;
  if (low >= given.easy) return 'easy';
  if (low >= given.medium && high < given.easy) return 'medium';
  return high < given.medium ? 'hard' : undefined;
}

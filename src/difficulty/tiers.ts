import type { Tier } from '#datasets/problem.js';

/** The lowest pass rate of `easy` and `medium`; `solved` is 1, `unsolved` is 0 and `hard` is what lies between. */
export interface Bands {
  readonly easy: number;
  readonly medium: number;
}

/** The band of a pass rate, from 0 to 1. */
export function bandOf(rate: number, { easy, medium }: Bands): Tier {
  if (rate >= 1) return 'solved';
  if (rate >= easy) return 'easy';
  if (rate >= medium) return 'medium';
  return rate > 0 ? 'hard' : 'unsolved';
}

/** The shares of the problems, easiest first, that are `easy` and `medium`; the rest is `hard`. */
export interface Shares {
  readonly easy: number;
  readonly medium: number;
}

/**
 * Bands that put the given shares of the rates into each tier. Equal rates share a tier, so that shares are met as nearly as ties
 * allow. Rates of 0 and 1 are tiers of their own and count for nothing.
 */
export function bandsByShares(rates: Float64Array, shares: Shares): Bands {
  const sorted = rates.filter((rate) => rate > 0 && rate < 1).sort();
  /** The rate above which lies the given share. */
  const above = (share: number) => {
    const at = Math.min(sorted.length - 1, Math.max(0, Math.round(sorted.length * (1 - share))));
    return sorted[at] ?? 0.5;
  };
  return { easy: above(shares.easy), medium: above(Math.min(1, shares.easy + shares.medium)) };
}

import type { Problem } from '#datasets/problem.js';
import { random } from '#datasets/random.js';
import type { Result } from '../../pipeline/stage.js';
import type { Ratings } from './ratings.js';

/** What decides by rank. */
export interface ChoiceSettings {
  readonly min_quality: number;
  readonly keep_best?: number | undefined;
  readonly copies?: { readonly lowest: number; readonly highest: number } | undefined;
}

/** How rows stand among all. */
export interface Ranking {
  /** The rank by quality of each row of a batch, from 1 for the best; 0 for a row without a quality. */
  readonly ranks: Uint32Array;
  /** Rows that have a rank. */
  readonly ranked: number;
  /** How many of them stay. */
  readonly kept: number;
}

const notRanked = 0;

/** Ranks the rows of the whole set. */
export function rankAll(ratings: Ratings, { min_quality, keep_best = 1 }: ChoiceSettings): Ranking {
  const order = ratings.byQuality(min_quality);
  const ranks = new Uint32Array(ratings.size);
  order.forEach((row, index) => {
    ranks[row] = index + 1;
  });
  return { ranks, ranked: order.length, kept: Math.ceil(order.length * keep_best) };
}

/** Keeps the best share, and draws how often each row stands in the training part; a row without a quality is kept once. */
export function choose(
  problem: Problem,
  rank: number,
  { ranked, kept }: Ranking,
  { copies: between }: ChoiceSettings,
  seed: number,
): Result {
  if (rank === notRanked) return { kept: problem };
  if (rank > kept) {
    const message = `rank ${rank} of ${ranked} by quality; keep_best keeps the first ${kept}`;
    return { dropped: problem, reason: { code: 'not-among-best', message } };
  }
  if (between === undefined || problem.quality === undefined) return { kept: problem };
  const { lowest, highest } = between;
  const expected = kept === 1 ? highest : highest - ((highest - lowest) * (rank - 1)) / (kept - 1);
  const copies = drawnCopies(expected, seed, problem.id);
  if (copies === 0) {
    const message = `drawn for no copy; ${expected.toFixed(2)} were expected at rank ${rank} of ${kept}`;
    return { dropped: problem, reason: { code: 'down-sampled', message } };
  }
  return { kept: copies === 1 ? problem : { ...problem, quality: { ...problem.quality, copies } } };
}

/** A whole number whose mean is `expected`: the whole part, and one more with the probability of the rest. */
function drawnCopies(expected: number, seed: number, id: string): number {
  const whole = Math.floor(expected);
  return whole + (random(seed, 'copies', id).int(0, 999_999) < (expected - whole) * 1_000_000 ? 1 : 0);
}

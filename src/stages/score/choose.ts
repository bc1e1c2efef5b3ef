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

/** Keeps the best share, and draws how often each row stands in the training part. */
export interface Choice {
  decide(ratings: Ratings): void;
  /** What becomes of the row numbered `at`; a row without a quality is kept once. */
  of(problem: Problem, at: number): Result;
}

const notRanked = 0;

export function openChoice(given: ChoiceSettings, seed: number): Choice {
  /** The rank of each row by quality, from 1 for the best. */
  let ranks = new Uint32Array(0);
  let ranked = 0;
  let kept = 0;

  function decide(ratings: Ratings): void {
    const order = ratings.byQuality(given.min_quality);
    ranks = new Uint32Array(ratings.size);
    order.forEach((row, index) => {
      ranks[row] = index + 1;
    });
    ranked = order.length;
    kept = Math.ceil(ranked * (given.keep_best ?? 1));
  }

  function of(problem: Problem, at: number): Result {
    const rank = ranks[at] as number;
    if (rank === notRanked) return { kept: problem };
    if (rank > kept) {
      const message = `rank ${rank} of ${ranked} by quality; keep_best keeps the first ${kept}`;
      return { dropped: problem, reason: { code: 'not-among-best', message } };
    }
    if (given.copies === undefined || problem.quality === undefined) return { kept: problem };
    const { lowest, highest } = given.copies;
    const expected = kept === 1 ? highest : highest - ((highest - lowest) * (rank - 1)) / (kept - 1);
    const copies = drawnCopies(expected, seed, problem.id);
    if (copies === 0) {
      const message = `drawn for no copy; ${expected.toFixed(2)} were expected at rank ${rank} of ${kept}`;
      return { dropped: problem, reason: { code: 'down-sampled', message } };
    }
    return { kept: copies === 1 ? problem : { ...problem, quality: { ...problem.quality, copies } } };
  }

  return { decide, of };
}

/** A whole number whose mean is `expected`: the whole part, and one more with the probability of the rest. */
function drawnCopies(expected: number, seed: number, id: string): number {
  const whole = Math.floor(expected);
  return whole + (random(seed, 'copies', id).int(0, 999_999) < (expected - whole) * 1_000_000 ? 1 : 0);
}

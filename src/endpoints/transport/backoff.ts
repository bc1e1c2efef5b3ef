import type { Random } from '#datasets/random.js';

const longestPauseMs = 30_000;

/**
 * Milliseconds to wait after the nth failure in a row (from 0): doubling up to a longest, of which a random half is taken so that
 * clients that failed together do not come back together.
 */
export function backoffMs(
  failures: number,
  baseMs: number,
  random: Random,
  longestMs = longestPauseMs,
): number {
  const whole = Math.min(longestMs, baseMs * 2 ** Math.min(failures, 30));
  return (whole * random.int(500, 1000)) / 1000;
}

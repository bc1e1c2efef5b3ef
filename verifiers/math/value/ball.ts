/**
 * Real numbers known to an error: every number in [(m − r)·2^e, (m + r)·2^e]. Each operation rounds the middle to the
 * given precision (bits) and widens the radius by what it lost, so the true value never leaves the ball.
 * Source: mid-rad arithmetic as in F. Johansson, "Arb", IEEE Trans. Comput. 66 (2017).
 */
import { bits, integerSqrt, type Rational } from './rational.js';

export interface Ball {
  readonly m: bigint;
  readonly e: number;
  readonly r: bigint;
}

/** Beyond this exponent a number is too large or too small to be worth computing with. */
const exponentLimit = 2 ** 40;

export const zeroBall: Ball = { m: 0n, e: 0, r: 0n };
export const oneBall: Ball = { m: 1n, e: 0, r: 0n };

export function integerBall(n: bigint | number): Ball {
  return { m: BigInt(n), e: 0, r: 0n };
}

const size = (n: bigint): bigint => (n < 0n ? -n : n);

/** Multiplies by 2^k, rounding towards −∞. */
export function shift(n: bigint, k: number): bigint {
  return k >= 0 ? n << BigInt(k) : n >> BigInt(-k);
}

/** Rounds to `p` bits of middle and at most 32 bits of radius. */
export function round(m: bigint, e: number, r: bigint, p: number): Ball {
  const drop = Math.max(bits(m) - p, bits(r) - 32);
  if (drop <= 0) return { m, e, r };
  return { m: m >> BigInt(drop), e: e + drop, r: (r >> BigInt(drop)) + 2n };
}

/** The exponent k with |x| ≤ 2^k. */
export function top(x: Ball): number {
  if (x.m === 0n && x.r === 0n) return -Infinity;
  return bits(size(x.m) + x.r) + x.e + 1;
}

export function inRange(x: Ball): boolean {
  return Math.abs(x.e) < exponentLimit;
}

export function fromRational(q: Rational, p: number): Ball {
  if (q.d === 1n) return round(q.n, 0, 0n, p);
  const up = Math.max(0, p + bits(q.d) - bits(q.n) + 2);
  return round((q.n << BigInt(up)) / q.d, -up, 1n, p);
}

/** The ball with the last bit of its middle at 2^(top − p), so that adding a tiny number costs no precision. */
function spread(x: Ball, p: number): Ball {
  const room = p + 8 - bits(x.m);
  return room <= 0 || x.m === 0n ? x : { m: x.m << BigInt(room), e: x.e - room, r: x.r << BigInt(room) };
}

export function add(a: Ball, b: Ball, p: number): Ball {
  if (a.m === 0n && a.r === 0n) return b;
  if (b.m === 0n && b.r === 0n) return a;
  const [high, low] = a.e >= b.e ? [a, b] : [b, a];
  const gap = high.e - low.e;
  if (gap <= 4 * p + 200) {
    const up = BigInt(gap);
    return round((high.m << up) + low.m, low.e, (high.r << up) + low.r, p);
  }
  const wide = spread(high, p);
  if (top(low) < wide.e) return { m: wide.m, e: wide.e, r: wide.r + 1n };
  // `high` is a bare radius far above `low`: what is known is the radius alone.
  return round(high.m, high.e, high.r + 1n, p);
}

export function negate(a: Ball): Ball {
  return { m: -a.m, e: a.e, r: a.r };
}

export function subtract(a: Ball, b: Ball, p: number): Ball {
  return add(a, negate(b), p);
}

export function multiply(a: Ball, b: Ball, p: number): Ball {
  const r = a.r === 0n && b.r === 0n ? 0n : size(a.m) * b.r + size(b.m) * a.r + a.r * b.r;
  return round(a.m * b.m, a.e + b.e, r, p);
}

/** a / b, or null when b may be 0. */
export function divide(a: Ball, b: Ball, p: number): Ball | null {
  const under = size(b.m);
  if (under <= b.r) return null;
  const up = Math.max(0, p + bits(under) - bits(a.m) + 4);
  const wide = BigInt(up);
  const m = (a.m << wide) / b.m;
  const r = ((a.r * under + b.r * size(a.m)) << wide) / (under * (under - b.r)) + 2n;
  return round(m, a.e - b.e - up, r, p);
}

/** Square root of a number that is not negative: null when the ball lies below 0. */
export function squareRoot(x: Ball, p: number): Ball | null {
  const high = x.m + x.r;
  if (high < 0n) return null;
  const room = Math.max(0, 2 * p + 4 - bits(high));
  const up = (x.e - room) % 2 === 0 ? room : room + 1;
  const low = x.m - x.r;
  const wide = BigInt(up);
  const from = low <= 0n ? 0n : integerSqrt(low << wide);
  const to = integerSqrt(high << wide) + 1n;
  return round((from + to) >> 1n, (x.e - up) / 2, ((to - from) >> 1n) + 1n, p + 8);
}

/** −1 or 1 when every number of the ball has that sign, 0 when it is exactly zero, null when unknown. */
export function sign(x: Ball): -1 | 0 | 1 | null {
  if (x.m > x.r) return 1;
  if (-x.m > x.r) return -1;
  return x.m === 0n && x.r === 0n ? 0 : null;
}

export function containsZero(x: Ball): boolean {
  return size(x.m) <= x.r;
}

/** Whether the ball's radius is below 2^k. */
export function narrowerThan(x: Ball, k: number): boolean {
  return x.r === 0n || bits(x.r) + x.e <= k;
}

/** The only integer in the ball, when there is exactly one; null when there may be several or none. */
export function onlyFloor(x: Ball): bigint | null {
  if (x.e > 10_000) return null;
  const low = shift(x.m - x.r, x.e);
  const high = shift(x.m + x.r, x.e);
  return low === high ? low : null;
}

/** Nearest double; for telling magnitudes, never for deciding. */
export function toNumber(x: Ball): number {
  const drop = Math.max(0, bits(x.m) - 60);
  return Number(x.m >> BigInt(drop)) * 2 ** (x.e + drop);
}

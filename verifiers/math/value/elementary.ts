/**
 * exp, log, sin, cos and atan of balls: argument reduction, then Taylor series in fixed point with 64 guard bits.
 * Rounding inside the series is below 2^22 units of the last guard bit; every result is widened by 2^40 of them.
 */
import { type Ball, inRange, narrowerThan, negate, round, shift, sign, top } from './ball.js';
import { integerSqrt } from './rational.js';

const guard = 64;
const slack = 1n << 40n;
/** Above 2^40 an argument of exp or sin is out of reach of any answer worth judging. */
const argumentLimit = 40;

const constants = new Map<string, bigint>();

function remembered(name: string, w: number, compute: () => bigint): bigint {
  const key = `${name}${w}`;
  const known = constants.get(key);
  if (known !== undefined) return known;
  const value = compute();
  if (constants.size < 500) constants.set(key, value);
  return value;
}

/** atan(1/q) (`alternate`) or atanh(1/q) in fixed point with w bits. */
function inverseSeries(q: bigint, w: number, alternate: boolean): bigint {
  const square = q * q;
  let term = (1n << BigInt(w)) / q;
  let sum = 0n;
  for (let k = 1n; term !== 0n; k += 2n) {
    sum += alternate && k % 4n === 3n ? -(term / k) : term / k;
    term /= square;
  }
  return sum;
}

/** π·2^w by Machin's formula. */
function piFixed(w: number): bigint {
  const f = w + 32;
  const compute = () => (16n * inverseSeries(5n, f, true) - 4n * inverseSeries(239n, f, true)) >> 32n;
  return remembered('pi', w, compute);
}

/** ln 2·2^w = 18 atanh(1/26) − 2 atanh(1/4801) + 8 atanh(1/8749). */
function ln2Fixed(w: number): bigint {
  const f = w + 32;
  const compute = () =>
    (18n * inverseSeries(26n, f, false) -
      2n * inverseSeries(4801n, f, false) +
      8n * inverseSeries(8749n, f, false)) >>
    32n;
  return remembered('ln2', w, compute);
}

export function pi(p: number): Ball {
  return { m: piFixed(p + 8), e: -p - 8, r: 4n };
}

/** Middle and radius in fixed point with w bits, the radius rounded up. */
function fixed(x: Ball, w: number): { readonly m: bigint; readonly r: bigint } {
  return { m: shift(x.m, x.e + w), r: shift(x.r, x.e + w) + 1n };
}

/** e^x; null when x is not known to within 1, or out of range. */
export function exp(x: Ball, p: number): Ball | null {
  if (top(x) > argumentLimit || !narrowerThan(x, -1)) return null;
  const w = p + guard + Math.max(0, top(x));
  const { m, r } = fixed(x, w);
  const ln2 = ln2Fixed(w);
  const k = m / ln2;
  const halvings = 12n;
  const t = (m - k * ln2) >> halvings;
  let term = 1n << BigInt(w);
  let sum = term;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * t) / n) >> BigInt(w);
    sum += term;
  }
  for (let n = 0n; n < halvings; n++) sum = (sum * sum) >> BigInt(w);
  const value = round(sum, Number(k) - w, ((sum * 2n * r) >> BigInt(w)) + slack, p);
  return inRange(value) ? value : null;
}

/** Natural logarithm; null unless every number of the ball is positive. */
export function log(x: Ball, p: number): Ball | null {
  if (sign(x) !== 1) return null;
  const w = p + guard;
  const k = top(x) - 1;
  // f·2^k = x with f within [1/4, 2].
  const f = shift(x.m, x.e - k + w);
  const unit = 1n << BigInt(w);
  const y = ((f - unit) << BigInt(w)) / (f + unit);
  const square = (y * y) >> BigInt(w);
  // Rounding down would hold a negative term at −1 for ever; the series is odd, so it runs on |y|.
  const s = y < 0n ? -1n : 1n;
  let term = s * y;
  let sum = 0n;
  for (let n = 1n; term !== 0n; n += 2n) {
    sum += (s * term) / n;
    term = (term * square) >> BigInt(w);
  }
  const r = (x.r << BigInt(w)) / (x.m - x.r) + slack + BigInt(Math.abs(k));
  return round(2n * sum + BigInt(k) * ln2Fixed(w), -w, r, p);
}

/** Sine and cosine; null when the argument is out of range or not known to within 1. */
export function sinCos(x: Ball, p: number): { readonly sin: Ball; readonly cos: Ball } | null {
  if (top(x) > argumentLimit || !narrowerThan(x, 0)) return null;
  const w = p + guard + Math.max(0, top(x));
  const { m, r } = fixed(x, w);
  const half = piFixed(w) >> 1n;
  const quarter = (2n * m + half) / (2n * half) - (2n * m + half < 0n ? 1n : 0n);
  const t = m - quarter * half;
  const unit = 1n << BigInt(w);
  const square = (t * t) >> BigInt(w);
  let sin = t;
  let cos = unit;
  let evenTerm = unit;
  let oddTerm = t;
  for (let n = 1n; evenTerm !== 0n && evenTerm !== -1n; n++) {
    evenTerm = -((evenTerm * square) >> BigInt(w)) / ((2n * n - 1n) * 2n * n);
    oddTerm = -((oddTerm * square) >> BigInt(w)) / (2n * n * (2n * n + 1n));
    cos += evenTerm;
    sin += oddTerm;
  }
  const error = r + slack + (quarter < 0n ? -quarter : quarter);
  const s = round(sin, -w, error, p);
  const c = round(cos, -w, error, p);
  const turn = Number(((quarter % 4n) + 4n) % 4n);
  if (turn === 0) return { sin: s, cos: c };
  if (turn === 1) return { sin: c, cos: negate(s) };
  return turn === 2 ? { sin: negate(s), cos: negate(c) } : { sin: negate(c), cos: s };
}

/** Arc tangent, in (−π/2, π/2). */
export function atan(x: Ball, p: number): Ball {
  const w = p + guard;
  if (top(x) > w) {
    // |x| is beyond 2^w or the radius is: the answer is ±π/2 or anything between.
    const s = sign(x);
    const half = { ...pi(p), e: pi(p).e - 1 };
    if (s === null || s === 0) return round(0n, -1, 4n, p);
    const near = round(half.m, half.e, half.r + 8n, p);
    return s > 0 ? near : negate(near);
  }
  const { m, r } = fixed(x, w);
  const unit = 1n << BigInt(w);
  let t = m;
  // atan t = 2 atan(t / (1 + √(1 + t²))): three halvings bring |t| below tan(π/16) ≈ 0.199.
  for (let n = 0; n < 3; n++) t = (t << BigInt(w)) / (unit + integerSqrt(unit * unit + t * t));
  const square = (t * t) >> BigInt(w);
  const s = t < 0n ? -1n : 1n;
  let term = s * t;
  let sum = 0n;
  for (let n = 1n; term !== 0n; n += 2n) {
    sum += n % 4n === 3n ? -(term / n) : term / n;
    term = (term * square) >> BigInt(w);
  }
  return round(8n * s * sum, -w, r + slack, p);
}

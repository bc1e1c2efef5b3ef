/** Complex numbers of balls. `im` null means exactly real, which keeps real arithmetic at the price of real arithmetic. */

import type { Ball } from './ball.js';
import * as real from './ball.js';
import { atan, exp, log, pi, sinCos } from './elementary.js';

export interface Complex {
  readonly re: Ball;
  readonly im: Ball | null;
}

export function fromReal(re: Ball): Complex {
  return { re, im: null };
}

export const imaginaryUnit: Complex = { re: real.zeroBall, im: real.oneBall };

const imaginary = (z: Complex): Ball => z.im ?? real.zeroBall;

export function add(a: Complex, b: Complex, p: number): Complex {
  const re = real.add(a.re, b.re, p);
  if (a.im === null && b.im === null) return { re, im: null };
  return { re, im: real.add(imaginary(a), imaginary(b), p) };
}

export function negate(a: Complex): Complex {
  return { re: real.negate(a.re), im: a.im === null ? null : real.negate(a.im) };
}

export function subtract(a: Complex, b: Complex, p: number): Complex {
  return add(a, negate(b), p);
}

export function multiply(a: Complex, b: Complex, p: number): Complex {
  if (a.im === null && b.im === null) return fromReal(real.multiply(a.re, b.re, p));
  const [ai, bi] = [imaginary(a), imaginary(b)];
  const re = real.subtract(real.multiply(a.re, b.re, p), real.multiply(ai, bi, p), p);
  const im = real.add(real.multiply(a.re, bi, p), real.multiply(ai, b.re, p), p);
  return { re, im };
}

/** |z|². */
function squaredSize(z: Complex, p: number): Ball {
  const re = real.multiply(z.re, z.re, p);
  return z.im === null ? re : real.add(re, real.multiply(z.im, z.im, p), p);
}

export function divide(a: Complex, b: Complex, p: number): Complex | null {
  if (b.im === null) {
    const re = real.divide(a.re, b.re, p);
    if (re === null || a.im === null) return re === null ? null : fromReal(re);
    const im = real.divide(a.im, b.re, p);
    return im === null ? null : { re, im };
  }
  const top = multiply(a, { re: b.re, im: real.negate(b.im) }, p);
  return divide(top, fromReal(squaredSize(b, p)), p);
}

export function absolute(z: Complex, p: number): Ball | null {
  if (z.im !== null) return real.squareRoot(squaredSize(z, p), p);
  const s = real.sign(z.re);
  if (s === null) {
    // 0 lies inside: the absolute value is somewhere in [0, |m| + r].
    const high = (z.re.m < 0n ? -z.re.m : z.re.m) + z.re.r;
    return real.round(high >> 1n, z.re.e, (high >> 1n) + 1n, p);
  }
  return s < 0 ? real.negate(z.re) : z.re;
}

/** Principal argument in (−π, π]; null when the ball touches 0 or crosses the cut along the negative axis. */
export function argument(z: Complex, p: number): Ball | null {
  const s = real.sign(z.re);
  if (z.im === null) {
    if (s === 1) return real.zeroBall;
    return s === -1 ? pi(p) : null;
  }
  const t = real.sign(z.im);
  if (s === 1) {
    const slope = real.divide(z.im, z.re, p);
    return slope === null ? null : atan(slope, p);
  }
  if (t === null || t === 0) return null;
  const slope = real.divide(z.re, z.im, p);
  if (slope === null) return null;
  const half = real.multiply(pi(p), { m: BigInt(t), e: -1, r: 0n }, p);
  return real.subtract(half, atan(slope, p), p);
}

export function exponential(z: Complex, p: number): Complex | null {
  const size = exp(z.re, p);
  if (size === null || z.im === null) return size === null ? null : fromReal(size);
  const angle = sinCos(z.im, p);
  if (angle === null) return null;
  return { re: real.multiply(size, angle.cos, p), im: real.multiply(size, angle.sin, p) };
}

export function logarithm(z: Complex, p: number): Complex | null {
  const size = absolute(z, p);
  const re = size === null ? null : log(size, p);
  const im = re === null ? null : argument(z, p);
  if (re === null || im === null) return null;
  return { re, im: im.m === 0n && im.r === 0n ? null : im };
}

/** Principal square root; null when the ball crosses the cut. */
export function squareRoot(z: Complex, p: number): Complex | null {
  if (z.im === null) {
    if (real.sign(z.re) === -1) return { re: real.zeroBall, im: real.squareRoot(real.negate(z.re), p) };
    const root = real.squareRoot(z.re, p);
    return root === null ? null : fromReal(root);
  }
  const size = absolute(z, p);
  const t = real.sign(z.im);
  if (size === null || t === null) return null;
  const half: Ball = { m: 1n, e: -1, r: 0n };
  const re = real.squareRoot(real.multiply(real.add(size, z.re, p), half, p), p);
  const im = real.squareRoot(real.multiply(real.subtract(size, z.re, p), half, p), p);
  if (re === null || im === null) return null;
  return { re, im: t < 0 ? real.negate(im) : im };
}

export function containsZero(z: Complex): boolean {
  return real.containsZero(z.re) && (z.im === null || real.containsZero(z.im));
}

/** z^k for an integer |k| by squaring; null for 0 to a negative power. */
export function integerPower(z: Complex, k: bigint, p: number): Complex | null {
  let left = k < 0n ? -k : k;
  let square = z;
  let result = fromReal(real.oneBall);
  while (left > 0n) {
    if (left & 1n) result = multiply(result, square, p);
    left >>= 1n;
    if (left > 0n) square = multiply(square, square, p);
    if (!real.inRange(square.re) || !real.inRange(result.re)) return null;
  }
  return k < 0n ? divide(fromReal(real.oneBall), result, p) : result;
}

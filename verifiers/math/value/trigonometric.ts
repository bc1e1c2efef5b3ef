/** Trigonometric and hyperbolic functions and their inverses. */

import type { Ball } from './ball.js';
import * as real from './ball.js';
import type { Complex } from './complex.js';
import * as complex from './complex.js';
import { atan, pi, sinCos } from './elementary.js';
import type { Place } from './place.js';

type Function = (args: readonly Complex[], at: Place) => Complex | null;

const one = complex.fromReal(real.oneBall);
const half: Ball = { m: 1n, e: -1, r: 0n };

/** e^z and e^−z combined: (e^z + s·e^−z)/2. */
function hyperbolic(z: Complex, s: 1 | -1, p: number): Complex | null {
  const up = complex.exponential(z, p);
  const down = up === null ? null : complex.exponential(complex.negate(z), p);
  if (up === null || down === null) return null;
  const sum = s === 1 ? complex.add(up, down, p) : complex.subtract(up, down, p);
  return complex.multiply(sum, complex.fromReal(half), p);
}

function sine(z: Complex, p: number): Complex | null {
  if (z.im === null) {
    const both = sinCos(z.re, p);
    return both === null ? null : complex.fromReal(both.sin);
  }
  // sin z = sinh(iz)/i
  const turned = hyperbolic(complex.multiply(complex.imaginaryUnit, z, p), -1, p);
  return turned === null ? null : complex.divide(turned, complex.imaginaryUnit, p);
}

function cosine(z: Complex, p: number): Complex | null {
  if (z.im !== null) return hyperbolic(complex.multiply(complex.imaginaryUnit, z, p), 1, p);
  const both = sinCos(z.re, p);
  return both === null ? null : complex.fromReal(both.cos);
}

const quotient =
  (top: Function, under: Function): Function =>
  (args, at) => {
    const over = top(args, at);
    const below = over === null ? null : under(args, at);
    return over === null || below === null ? null : complex.divide(over, below, at.p);
  };

const always: Function = () => one;

const onReals =
  (f: (x: Ball, p: number) => Ball | null): Function =>
  ([z], at) => {
    const value = z!.im === null ? f(z!.re, at.p) : null;
    return value === null ? null : complex.fromReal(value);
  };

const inverseOf =
  (f: Function): Function =>
  ([z], at) => {
    const inverse = complex.divide(one, z!, at.p);
    return inverse === null ? null : f([inverse], at);
  };

/** asin x = atan(x / √(1 − x²)) inside (−1, 1), ±π/2 at the ends. */
function asin(x: Ball, p: number): Ball | null {
  const rest = real.subtract(real.oneBall, real.multiply(x, x, p), p);
  const s = real.sign(rest);
  if (s === 0) return real.multiply(pi(p), { m: x.m < 0n ? -1n : 1n, e: -1, r: 0n }, p);
  const root = s === 1 ? real.squareRoot(rest, p) : null;
  const slope = root === null ? null : real.divide(x, root, p);
  return slope === null ? null : atan(slope, p);
}

function acos(x: Ball, p: number): Ball | null {
  const other = asin(x, p);
  return other === null ? null : real.subtract(real.multiply(pi(p), half, p), other, p);
}

/** log(x + √(x² + s)): asinh for s = 1, acosh for s = −1. */
const inverseHyperbolic =
  (s: 1 | -1): Function =>
  ([z], at) => {
    if (z!.im !== null || (s === -1 && real.sign(real.subtract(z!.re, real.oneBall, at.p)) === -1))
      return null;
    const square = complex.add(complex.multiply(z!, z!, at.p), complex.fromReal(real.integerBall(s)), at.p);
    const root = complex.squareRoot(square, at.p);
    return root === null ? null : complex.logarithm(complex.add(z!, root, at.p), at.p);
  };

/** atanh x = ½ log((1 + x)/(1 − x)) for |x| < 1. */
const atanh: Function = ([z], at) => {
  const ratio = complex.divide(complex.add(one, z!, at.p), complex.subtract(one, z!, at.p), at.p);
  if (ratio === null || ratio.im !== null || real.sign(ratio.re) !== 1) return null;
  const log = complex.logarithm(ratio, at.p);
  return log === null ? null : complex.multiply(log, complex.fromReal(half), at.p);
};

const sin: Function = ([z], at) => sine(z!, at.p);
const cos: Function = ([z], at) => cosine(z!, at.p);
const sinh: Function = ([z], at) => hyperbolic(z!, -1, at.p);
const cosh: Function = ([z], at) => hyperbolic(z!, 1, at.p);
const arcsin = onReals(asin);
const arccos = onReals(acos);
const arctan = onReals(atan);

/** acot x = π/2 − atan x, the continuous branch with values in (0, π). */
const arccot = onReals((x, p) => real.subtract(real.multiply(pi(p), half, p), atan(x, p), p));

export const trigonometric: Readonly<Record<string, Function>> = {
  sin,
  cos,
  tan: quotient(sin, cos),
  cot: quotient(cos, sin),
  sec: quotient(always, cos),
  csc: quotient(always, sin),
  sinh,
  cosh,
  tanh: quotient(sinh, cosh),
  coth: quotient(cosh, sinh),
  sech: quotient(always, cosh),
  csch: quotient(always, sinh),
  arcsin,
  arccos,
  arctan,
  arccot,
  arcsec: inverseOf(arccos),
  arccsc: inverseOf(arcsin),
  arcsinh: inverseHyperbolic(1),
  arccosh: inverseHyperbolic(-1),
  arctanh: atanh,
};

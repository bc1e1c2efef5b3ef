/** Known functions of balls. A function returns null outside its domain or where its ball is too wide to tell. */
import { type Ball, fromRational, integerBall, onlyFloor, sign, subtract } from './ball.js';
import { spend } from './budget.js';
import type { Complex } from './complex.js';
import * as complex from './complex.js';
import { exactFunction } from './exact-functions.js';
import type { Place } from './place.js';
import { exactInteger, raise } from './powers.js';
import { type Rational, whole } from './rational.js';
import { trigonometric } from './trigonometric.js';

type BallFunction = (args: readonly Complex[], at: Place) => Complex | null;

const one = complex.fromReal(integerBall(1));

function log(z: Complex, at: Place): Complex | null {
  if (at.real && (z.im !== null || sign(z.re) !== 1)) return null;
  return complex.logarithm(z, at.p);
}

function logBase(b: Complex, x: Complex, at: Place): Complex | null {
  const top = log(x, at);
  const under = top === null ? null : log(b, at);
  return top === null || under === null ? null : complex.divide(top, under, at.p);
}

function sqrt(z: Complex, at: Place): Complex | null {
  if (at.real && (z.im !== null || sign(z.re) === -1)) return null;
  return complex.squareRoot(z, at.p);
}

function root(k: Complex, x: Complex, at: Place): Complex | null {
  const degree = exactInteger(k);
  if (degree === null) {
    const inverse = complex.divide(one, k, at.p);
    return inverse === null ? null : raise(x, null, inverse, at);
  }
  return degree === 0n ? null : raise(x, { n: 1n, d: degree < 0n ? -degree : degree }, null, at);
}

function wholePart(z: Complex, up: boolean): Complex | null {
  if (z.im !== null) return null;
  const value = onlyFloor(up ? { ...z.re, m: -z.re.m } : z.re);
  return value === null ? null : complex.fromReal(integerBall(up ? -value : value));
}

function extreme(args: readonly Complex[], want: 1 | -1, at: Place): Complex | null {
  let best = args[0]!;
  for (const arg of args.slice(1)) {
    if (arg.im !== null || best.im !== null) return null;
    const s = sign(subtract(arg.re, best.re, at.p));
    if (s === null) return null;
    if (s === want) best = arg;
  }
  return best;
}

/** Functions of integers are computed exactly, at arguments that the balls state exactly. */
const integral = new Set(['factorial', 'doublefactorial', 'binomial', 'permutations', 'gcd', 'lcm', 'mod']);

function atIntegers(name: string, args: readonly Complex[], at: Place): Complex | null {
  const values: Rational[] = [];
  for (const arg of args) {
    const value = exactInteger(arg);
    if (value === null) return null;
    values.push(whole(value));
  }
  const result = exactFunction(name, values, at.purse);
  return result === null ? null : complex.fromReal(fromRational(result, at.p));
}

const real = (ball: Ball | null): Complex | null => (ball === null ? null : complex.fromReal(ball));

const functions: Readonly<Record<string, BallFunction>> = {
  ...trigonometric,
  sqrt: ([x], at) => sqrt(x!, at),
  root: ([k, x], at) => root(k!, x!, at),
  log: ([x], at) => log(x!, at),
  logbase: ([b, x], at) => logBase(b!, x!, at),
  exp: ([x], at) => complex.exponential(x!, at.p),
  abs: ([x], at) => real(complex.absolute(x!, at.p)),
  floor: ([x]) => wholePart(x!, false),
  ceil: ([x]) => wholePart(x!, true),
  min: (args, at) => extreme(args, -1, at),
  max: (args, at) => extreme(args, 1, at),
  re: ([x]) => complex.fromReal(x!.re),
  im: ([x]) => complex.fromReal(x!.im ?? integerBall(0)),
  conj: ([x]) => ({ re: x!.re, im: x!.im === null ? null : { ...x!.im, m: -x!.im.m } }),
};

const arity: Readonly<Record<string, number>> = { root: 2, logbase: 2 };

/** An unknown function f stands for a fixed cubic whose coefficients come from its name: equal arguments, equal values. */
function unknown(name: string, args: readonly Complex[], at: Place): Complex {
  let seed = 7n;
  for (const letter of name) seed = (seed * 31n + BigInt(letter.codePointAt(0)!)) % 1009n;
  let result = complex.fromReal(integerBall(seed + 2n));
  for (const arg of args) {
    const inner = complex.multiply(result, arg, at.p);
    const cube = complex.multiply(inner, complex.multiply(arg, arg, at.p), at.p);
    result = complex.add(cube, complex.add(inner, complex.fromReal(integerBall(seed + 5n)), at.p), at.p);
  }
  return result;
}

/** @param applied whether the name is a letter that the answer uses as a function. */
export function callFunction(
  name: string,
  args: readonly Complex[],
  applied: boolean,
  at: Place,
): Complex | null {
  if (!spend(at.purse, at.p) || args.length === 0) return null;
  if (applied) return unknown(name, args, at);
  if (integral.has(name)) return atIntegers(name, args, at);
  const f = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (f === undefined || args.length < (arity[name] ?? 1)) return null;
  return f(args, at);
}

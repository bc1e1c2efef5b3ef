/** Constants: exact rationals first, then balls of rising precision until separated, or equal to 2^−256. */
import type { Node } from '../parse/tree.js';
import { type Ball, fromRational, sign, subtract, top } from '../value/ball.js';
import { type Budget, budget } from '../value/budget.js';
import type { Complex } from '../value/complex.js';
import * as complex from '../value/complex.js';
import { evaluate } from '../value/evaluate.js';
import { exact } from '../value/exact.js';
import { absolute, compare, minus, type Rational, same, times } from '../value/rational.js';
import { type Decision, type Judge, no, yes } from './judge.js';

const precisions = [96, 384, 1600] as const;
/** Two constants that differ by less than 2^−256 of their size are held equal: no answer comes closer by accident. */
const agreement = -256;
/** … and by less than 2^−64 in all, so that 10^100 and 10^100 + 1 stay apart however large they grow. */
const resolution = -64;

export function valueAt(node: Node, p: number, purse: Budget): Complex | null {
  return evaluate(node, { p, values: new Map(), real: false, terms: null, purse });
}

/** The rational value, computed with a part of the budget, so that the balls have the rest when the fractions grow too large. */
function exactly(node: Node, purse: Budget): Rational | null {
  const share = budget(Math.min(12_000, purse.left >> 2));
  const before = share.left;
  const value = exact(node, share);
  purse.left -= before - Math.max(0, share.left);
  return value;
}

/** Whether two constants are equal; null when that cannot be told. */
export function sameConstant(a: Node, b: Node, purse: Budget): boolean | null {
  const [x, y] = [exactly(a, purse), exactly(b, purse)];
  if (x !== null && y !== null) return same(x, y);
  for (const p of precisions) {
    const u = valueAt(a, p, purse);
    const v = u === null ? null : valueAt(b, p, purse);
    if (u === null || v === null) continue;
    const difference = complex.subtract(u, v, p);
    if (!complex.containsZero(difference)) return false;
    if (p > 96 && radiusBelow(difference, Math.max(top(u.re), top(v.re), 0))) return true;
  }
  return null;
}

function radiusBelow(z: Complex, scale: number): boolean {
  const limit = Math.min(scale + agreement, resolution);
  return top(z.re) <= limit && (z.im === null || top(z.im) <= limit);
}

/** −1, 0 or 1 as a is below, equal to or above b, both real; null when that cannot be told. */
export function order(a: Node, b: Node, purse: Budget): -1 | 0 | 1 | null {
  const [x, y] = [exactly(a, purse), exactly(b, purse)];
  if (x !== null && y !== null) return compare(x, y);
  for (const p of precisions) {
    const u = valueAt(a, p, purse);
    const v = u === null ? null : valueAt(b, p, purse);
    if (u === null || v === null || u.im !== null || v.im !== null) continue;
    const s = sign(subtract(u.re, v.re, p));
    if (s !== null) return s;
  }
  return sameConstant(a, b, purse) === true ? 0 : null;
}

/** How a constant was written as a decimal: its value, the weight of its last digit, its significant digits. */
export interface Decimal {
  readonly value: Rational;
  readonly ulp: Rational;
  readonly digits: number;
}

function decimalOf(node: Node): Decimal | null {
  if (node.kind === 'negate') {
    const inner = decimalOf(node.arg);
    return inner === null ? null : { ...inner, value: { n: -inner.value.n, d: inner.value.d } };
  }
  if (node.kind === 'percent') {
    const inner = decimalOf(node.arg);
    const part: Rational = { n: 1n, d: 100n };
    return inner === null ? null : { ...inner, value: times(inner.value, part), ulp: times(inner.ulp, part) };
  }
  if (node.kind !== 'number' || node.ulp === undefined) return null;
  return { value: node.value, ulp: node.ulp, digits: node.digits ?? 0 };
}

/** Whether |a − b| ≤ bound; null when that cannot be told. */
function within(a: Node, b: Node, bound: Rational, purse: Budget): boolean | null {
  const [x, y] = [exactly(a, purse), exactly(b, purse)];
  if (x !== null && y !== null) return compare(absolute(minus(x, y)), bound) <= 0;
  for (const p of precisions) {
    const u = valueAt(a, p, purse);
    const v = u === null ? null : valueAt(b, p, purse);
    if (u === null || v === null) continue;
    const distance = complex.absolute(complex.subtract(u, v, p), p);
    const s = distance === null ? null : sign(subtract(distance, fromRational(bound, p), p));
    if (s !== null) return s <= 0;
  }
  return null;
}

const half = (q: Rational): Rational => times(q, { n: 1n, d: 2n });

/** The bound that a tolerance of the policy sets; null when there is none. */
function toleratedDistance(gold: Node, judge: Judge): Rational | null {
  const { tolerance, relativeTolerance } = judge.policy;
  if (tolerance !== null) return rationalOf(tolerance);
  if (relativeTolerance === null) return null;
  const value = valueAt(gold, 96, judge.purse);
  const size = value === null ? null : complex.absolute(value, 96);
  return size === null || size.e > 10_000 ? null : times(middle(size), rationalOf(relativeTolerance));
}

const rationalOf = (x: number): Rational => {
  const scaled = BigInt(Math.round(x * 1e15));
  return { n: scaled, d: 1_000_000_000_000_000n };
};

function middle(x: Ball): Rational {
  return x.e >= 0 ? { n: x.m << BigInt(x.e), d: 1n } : { n: x.m, d: 1n << BigInt(-x.e) };
}

/** The rounding rules of the policy, for constants that are not equal. */
function roundsTo(gold: Node, answer: Node, judge: Judge): Decision | null {
  const bound = toleratedDistance(gold, judge);
  if (bound !== null) {
    return within(gold, answer, bound, judge.purse) === true ? yes('equal within the tolerance') : null;
  }
  const written = decimalOf(gold);
  const given = decimalOf(answer);
  if (written !== null) {
    if (written.digits < 3) return null;
    if (given !== null && compare(given.ulp, written.ulp) >= 0) return null;
    return within(gold, answer, half(written.ulp), judge.purse) === true
      ? yes('rounds to the given decimal')
      : null;
  }
  if (given === null || given.digits < judge.policy.digits) return null;
  return within(gold, answer, half(given.ulp), judge.purse) === true
    ? yes(`correctly rounded to ${given.digits} digits`)
    : null;
}

/** Decides two constants. */
export function compareNumbers(gold: Node, answer: Node, judge: Judge): Decision {
  const equal = sameConstant(gold, answer, judge.purse);
  if (equal === true)
    return yes(exactly(gold, judge.purse) === null ? 'equal to 2^-256' : 'equal as rational numbers');
  const rounded = roundsTo(gold, answer, judge);
  if (rounded !== null) return rounded;
  if (equal === false) return no('different numbers');
  return { ...no('the numbers could not be told apart or proven equal'), undecided: true };
}

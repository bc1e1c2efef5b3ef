/** Trees as complex balls, at a chosen precision and at chosen values of their variables. */
import type { Node } from '../parse/tree.js';
import { fromRational, integerBall, multiply } from './ball.js';
import { spend } from './budget.js';
import type { Complex } from './complex.js';
import * as complex from './complex.js';
import { pi } from './elementary.js';
import { exact } from './exact.js';
import { callFunction } from './functions.js';
import type { Place } from './place.js';
import { raise } from './powers.js';
import { unroll } from './sums.js';

/** The value of a tree; null where it is undefined, has no number as value, or the budget is spent. */
export function evaluate(node: Node, at: Place): Complex | null {
  if (!spend(at.purse, (at.p >> 5) + 2)) return null;
  switch (node.kind) {
    case 'number':
    case 'based':
      return complex.fromReal(fromRational(node.value, at.p));
    case 'constant':
      return constant(node.name, at);
    case 'variable':
      return at.values.get(node.name) ?? null;
    case 'negate':
      return map(evaluate(node.arg, at), complex.negate);
    case 'add':
      return fold(node.terms, complex.fromReal(integerBall(0)), complex.add, at);
    case 'multiply':
      return fold(node.factors, complex.fromReal(integerBall(1)), complex.multiply, at);
    case 'divide':
      return quotient(node.over, node.under, at);
    case 'power':
      return power(node.base, node.exponent, at);
    case 'percent':
      return map(evaluate(node.arg, at), (z) => complex.multiply(z, hundredth(at.p), at.p));
    case 'degrees':
      return map(evaluate(node.arg, at), (z) => complex.multiply(z, degree(at.p), at.p));
    case 'call':
      return call(node, at);
    case 'big':
      return unroll(node, at, evaluate);
    default:
      return null;
  }
}

function map(value: Complex | null, f: (value: Complex) => Complex): Complex | null {
  return value === null ? null : f(value);
}

const hundredth = (p: number) => complex.fromReal(fromRational({ n: 1n, d: 100n }, p));
const degree = (p: number) => complex.fromReal(multiply(pi(p), fromRational({ n: 1n, d: 180n }, p), p));

function constant(name: string, at: Place): Complex | null {
  if (name === 'pi') return complex.fromReal(pi(at.p));
  if (name === 'e') return complex.exponential(complex.fromReal(integerBall(1)), at.p);
  if (name === 'i') return at.real ? null : complex.imaginaryUnit;
  if (name === 'phi') {
    const root = complex.squareRoot(complex.fromReal(integerBall(5)), at.p)!;
    const sum = complex.add(root, complex.fromReal(integerBall(1)), at.p);
    return complex.multiply(sum, complex.fromReal({ m: 1n, e: -1, r: 0n }), at.p);
  }
  return null;
}

function fold(
  nodes: readonly Node[],
  start: Complex,
  join: (a: Complex, b: Complex, p: number) => Complex,
  at: Place,
): Complex | null {
  let result = start;
  for (const node of nodes) {
    const value = evaluate(node, at);
    if (value === null) return null;
    result = join(result, value, at.p);
  }
  return result;
}

function quotient(over: Node, under: Node, at: Place): Complex | null {
  const top = evaluate(over, at);
  const bottom = top === null ? null : evaluate(under, at);
  return top === null || bottom === null ? null : complex.divide(top, bottom, at.p);
}

function power(base: Node, exponent: Node, at: Place): Complex | null {
  if (base.kind === 'constant' && base.name === 'e') {
    const z = evaluate(exponent, at);
    return z === null || !spend(at.purse, at.p >> 1) ? null : complex.exponential(z, at.p);
  }
  const z = evaluate(base, at);
  if (z === null) return null;
  const k = exact(exponent, at.purse);
  if (k !== null) return raise(z, k, null, at);
  const w = evaluate(exponent, at);
  return w === null ? null : raise(z, null, w, at);
}

function call(node: Extract<Node, { kind: 'call' }>, at: Place): Complex | null {
  const args: Complex[] = [];
  for (const arg of node.args) {
    const value = evaluate(arg, at);
    if (value === null) return null;
    args.push(value);
  }
  return callFunction(node.name, args, node.applied === true, at);
}

/** Trees that are rational numbers, exactly. */
import type { Node } from '../parse/tree.js';
import { type Budget, spend } from './budget.js';
import { exactFunction } from './exact-functions.js';
import { negative, one, over, plus, power, type Rational, size, times, whole, zero } from './rational.js';

/** Larger numbers than this many bits are left undecided. */
const maxBits = 20_000;

/** The rational value of a tree; null when it is not rational, not defined, or too large. */
export function exact(node: Node, purse: Budget): Rational | null {
  if (!spend(purse, 1)) return null;
  switch (node.kind) {
    case 'number':
    case 'based':
      return node.value;
    case 'negate':
      return map(exact(node.arg, purse), negative);
    case 'percent':
      return map(exact(node.arg, purse), (value) => times(value, { n: 1n, d: 100n }));
    case 'add':
      return fold(node.terms, zero, plus, purse);
    case 'multiply':
      return fold(node.factors, one, times, purse);
    case 'divide': {
      const top = exact(node.over, purse);
      const under = top === null ? null : exact(node.under, purse);
      return top === null || under === null ? null : over(top, under);
    }
    case 'power':
      return exactPower(node.base, node.exponent, purse);
    case 'call':
      return exactCall(node.name, node.args, purse);
    default:
      return null;
  }
}

function map(value: Rational | null, f: (value: Rational) => Rational): Rational | null {
  return value === null ? null : f(value);
}

function fold(
  nodes: readonly Node[],
  start: Rational,
  join: (a: Rational, b: Rational) => Rational,
  purse: Budget,
): Rational | null {
  let result = start;
  for (const node of nodes) {
    const value = exact(node, purse);
    if (value === null) return null;
    const bitsUsed = size(result) + size(value);
    if (bitsUsed > maxBits || !spend(purse, 1 + ((bitsUsed * bitsUsed) >> 13))) return null;
    result = join(result, value);
  }
  return result;
}

function exactPower(base: Node, exponent: Node, purse: Budget): Rational | null {
  const k = exact(exponent, purse);
  if (k === null) return null;
  const b = exact(base, purse);
  if (b === null) return null;
  if (k.d === 1n) return spend(purse, 200) ? power(b, k.n, maxBits) : null;
  if (b.n < 0n || k.d > 64n) return null;
  const root = exactFunction('root', [whole(k.d), b], purse);
  return root === null ? null : power(root, k.n, maxBits);
}

function exactCall(name: string, args: readonly Node[], purse: Budget): Rational | null {
  const values: Rational[] = [];
  for (const arg of args) {
    const value = exact(arg, purse);
    if (value === null) return null;
    values.push(value);
  }
  return exactFunction(name, values, purse);
}

/**
 * Rational functions modulo a large prime at random points: two that differ agree at a random point with probability at
 * most degree/prime (Schwartz–Zippel). Square roots and transcendental functions have no value here.
 */
import type { Node } from '../parse/tree.js';
import { type Budget, spend } from './budget.js';
import { exact } from './exact.js';
import type { Rational } from './rational.js';

/** A prime field with a square root of −1, which stands for i. */
export interface Field {
  readonly prime: bigint;
  readonly root: bigint;
}

function modularPower(base: bigint, exponent: bigint, prime: bigint): bigint {
  let result = 1n;
  let square = base % prime;
  for (let k = exponent; k > 0n; k >>= 1n) {
    if (k & 1n) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}

/** 2 is no square modulo a prime that is 5 modulo 8, so 2^((p−1)/4) is a square root of −1. */
function field(prime: bigint): Field {
  return { prime, root: modularPower(2n, (prime - 1n) / 4n, prime) };
}

/** Largest primes below 2^62 and 2^61 that are 5 modulo 8. */
export const fields: readonly Field[] = [field(4611686018427387733n), field(2305843009213693693n)];

function residue(value: Rational, { prime }: Field): bigint | null {
  const d = value.d % prime;
  if (d === 0n) return null;
  const n = ((value.n % prime) + prime) % prime;
  return d === 1n ? n : (n * modularPower(d, prime - 2n, prime)) % prime;
}

/** The value modulo the field's prime; null when the tree is no rational function or is undefined at the point. */
export function modular(
  node: Node,
  values: ReadonlyMap<string, bigint>,
  f: Field,
  purse: Budget,
): bigint | null {
  if (!spend(purse, 4)) return null;
  const go = (part: Node) => modular(part, values, f, purse);
  switch (node.kind) {
    case 'number':
    case 'based':
      return residue(node.value, f);
    case 'variable':
      return values.get(node.name) ?? null;
    case 'constant':
      return node.name === 'i' ? f.root : null;
    case 'negate': {
      const value = go(node.arg);
      return value === null ? null : (f.prime - value) % f.prime;
    }
    case 'add':
      return fold(node.terms.map(go), 0n, (a, b) => (a + b) % f.prime);
    case 'multiply':
      return fold(node.factors.map(go), 1n, (a, b) => (a * b) % f.prime);
    case 'divide':
      return quotient(go(node.over), go(node.under), f, purse);
    case 'power':
      return power(go(node.base), node.exponent, f, purse);
    case 'call':
      return node.applied ? unknown(node.name, node.args.map(go), f) : null;
    default:
      return null;
  }
}

function fold(
  values: readonly (bigint | null)[],
  start: bigint,
  join: (a: bigint, b: bigint) => bigint,
): bigint | null {
  let result = start;
  for (const value of values) {
    if (value === null) return null;
    result = join(result, value);
  }
  return result;
}

function quotient(over: bigint | null, under: bigint | null, f: Field, purse: Budget): bigint | null {
  if (over === null || under === null || under === 0n || !spend(purse, 300)) return null;
  return (over * modularPower(under, f.prime - 2n, f.prime)) % f.prime;
}

function power(base: bigint | null, exponent: Node, f: Field, purse: Budget): bigint | null {
  if (base === null || !spend(purse, 50)) return null;
  const k = exact(exponent, purse);
  if (k === null || k.d !== 1n) return null;
  if (k.n >= 0n) return modularPower(base, k.n === 0n ? 0n : ((k.n - 1n) % (f.prime - 1n)) + 1n, f.prime);
  return base === 0n ? null : modularPower(base, f.prime - 1n - (-k.n % (f.prime - 1n)), f.prime);
}

/** An unknown function is a fixed polynomial of its arguments, with coefficients from its name. */
function unknown(name: string, args: readonly (bigint | null)[], f: Field): bigint | null {
  let seed = 7n;
  for (const letter of name) seed = (seed * 31n + BigInt(letter.codePointAt(0)!)) % 1009n;
  let result: bigint | null = seed + 2n;
  for (const arg of args) {
    if (arg === null) return null;
    result = (result * arg * arg * arg + result * arg + seed + 5n) % f.prime;
  }
  return result;
}

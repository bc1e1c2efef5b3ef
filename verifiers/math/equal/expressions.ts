/**
 * Expressions in variables, by identity testing: modulo two primes at random points (exact for rational functions; a
 * wrong "equal" has probability below degree²/2^122), else at random points in multi-precision where both are defined.
 */
import { mapped, type Node, some, variables } from '../parse/tree.js';
import { fromRational, integerBall, top } from '../value/ball.js';
import type { Budget } from '../value/budget.js';
import type { Complex } from '../value/complex.js';
import * as complex from '../value/complex.js';
import { evaluate } from '../value/evaluate.js';
import { fields, modular } from '../value/modular.js';
import { type Decision, type Judge, no, yes } from './judge.js';

/** A fixed stream of numbers below 2^32 (mulberry32): the same expressions meet the same points in every process. */
export function stream(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** Whether two rational functions are the same; null when either is no rational function. */
function sameModulo(a: Node, b: Node, names: readonly string[], purse: Budget): boolean | null {
  let agreed = 0;
  for (const [k, field] of fields.entries()) {
    for (let trial = 0; trial < 2; trial++) {
      const draw = stream(1000 * k + trial + 17);
      const values = new Map(names.map((name) => [name, (BigInt(draw()) << 29n) ^ BigInt(draw())]));
      const x = modular(a, values, field, purse);
      const y = x === null ? null : modular(b, values, field, purse);
      if (x === null || y === null) continue;
      if (x !== y) return false;
      agreed++;
      break;
    }
  }
  return agreed === fields.length ? true : null;
}

type Scheme = 'positive' | 'negative' | 'any' | 'small' | 'integer';
const schemes: readonly Scheme[] = [
  'positive',
  'negative',
  'any',
  'any',
  'small',
  'integer',
  'integer',
  'positive',
  'integer',
  'any',
  'small',
  'integer',
  'integer',
  'integer',
];
const enough = 6;

function drawValue(scheme: Scheme, draw: () => number, p: number): Complex {
  const fraction = BigInt(draw() >>> 8);
  const unit = 1n << 24n;
  if (scheme === 'integer') return complex.fromReal(integerBall(2 + (draw() % 19)));
  if (scheme === 'positive')
    return complex.fromReal(fromRational({ n: unit / 3n + 3n * fraction, d: unit }, p));
  if (scheme === 'small') return complex.fromReal(fromRational({ n: fraction, d: unit }, p));
  if (scheme === 'negative')
    return complex.fromReal(fromRational({ n: -unit / 5n - 3n * fraction, d: unit }, p));
  return complex.fromReal(fromRational({ n: 4n * fraction - 2n * unit, d: unit }, p));
}

/** Values for every name at the k-th point. */
export function point(names: readonly string[], k: number, p: number): ReadonlyMap<string, Complex> {
  const draw = stream(7919 * k + 3);
  const scheme = schemes[k % schemes.length]!;
  return new Map(names.map((name) => [name, drawValue(scheme, draw, p)]));
}

export const points = schemes.length;

/** Whether imaginary numbers take part, so that expressions are meant over ℂ. */
export function isComplex(node: Node): boolean {
  return some(node, (part) => part.kind === 'constant' && part.name === 'i');
}

function agreeAt(
  a: Node,
  b: Node,
  k: number,
  names: readonly string[],
  real: boolean,
  purse: Budget,
): boolean | null {
  for (const p of [128, 512]) {
    const at = { p, values: point(names, k, p), real, terms: 3 + k, purse };
    const x = evaluate(a, at);
    const y = x === null ? null : evaluate(b, at);
    if (x === null || y === null) return null;
    const difference = complex.subtract(x, y, p);
    if (!complex.containsZero(difference)) return false;
    if (top(difference.re) <= Math.max(top(x.re), 0) - 80) return true;
  }
  return null;
}

/** Whether two expressions agree wherever both are defined; null when no point decided. */
function sameAtPoints(a: Node, b: Node, names: readonly string[], purse: Budget): boolean | null {
  const real = !isComplex(a) && !isComplex(b);
  let agreed = 0;
  for (let k = 0; k < points && agreed < enough; k++) {
    const here = agreeAt(a, b, k, names, real, purse);
    if (here === false) return false;
    if (here === true) agreed++;
  }
  return agreed >= 2 ? true : null;
}

/** Constants of integration go by many names. */
const integration = new Set(['C', 'c', 'K', 'k', 'C_1', 'c_1', 'D']);

function isAddedTo(node: Node, name: string): boolean {
  return (
    integration.has(name) &&
    node.kind === 'add' &&
    node.terms.some((term) => term.kind === 'variable' && term.name === name)
  );
}

function renameConstant(gold: Node, answer: Node): Node {
  const [g, a] = [variables(gold), variables(answer)];
  const only = g.filter((name) => !a.includes(name));
  const extra = a.filter((name) => !g.includes(name));
  if (only.length !== 1 || extra.length !== 1 || g.length < 2) return answer;
  if (!isAddedTo(gold, only[0]!) || !isAddedTo(answer, extra[0]!)) return answer;
  return substitute(answer, new Map([[extra[0]!, { kind: 'variable', name: only[0]! }]]));
}

/** The tree with variables replaced; the index of a sum is bound inside it. */
export function substitute(node: Node, by: ReadonlyMap<string, Node>): Node {
  if (node.kind === 'variable') return by.get(node.name) ?? node;
  if (node.kind === 'big' && by.has(node.index)) return node;
  return mapped(node, (part) => substitute(part, by));
}

export function compareExpressions(gold: Node, answer: Node, judge: Judge): Decision {
  const other = renameConstant(gold, answer);
  const names = [...new Set([...variables(gold), ...variables(other)])].sort();
  const exactly = sameModulo(gold, other, names, judge.purse);
  if (exactly === true) return yes('identical as rational functions');
  if (exactly === false) return no('different expressions');
  const numerically = sameAtPoints(gold, other, names, judge.purse);
  if (numerically === true) return yes('equal at random points');
  if (numerically === false) return no('different expressions');
  return { ...no('no rule decides these expressions'), undecided: true };
}

/** Sums and products with bounds, term by term. An infinite one stands for its first `at.terms` terms. */
import type { Node } from '../parse/tree.js';
import { integerBall } from './ball.js';
import { spend } from './budget.js';
import type { Complex } from './complex.js';
import * as complex from './complex.js';
import type { Place } from './place.js';
import { exactInteger } from './powers.js';

const maxTerms = 2000n;

type Big = Extract<Node, { kind: 'big' }>;
type Evaluate = (node: Node, at: Place) => Complex | null;

function isInfinite(node: Node): boolean {
  return node.kind === 'constant' && node.name === 'infinity';
}

function bounds(node: Big, at: Place, evaluate: Evaluate): readonly [bigint, bigint] | null {
  if (node.from === null || node.to === null) return null;
  const low = evaluate(node.from, at);
  const from = low === null ? null : exactInteger(low);
  if (from === null) return null;
  if (isInfinite(node.to)) return at.terms === null ? null : [from, from + BigInt(at.terms) - 1n];
  const high = evaluate(node.to, at);
  const to = high === null ? null : exactInteger(high);
  return to === null ? null : [from, to];
}

/** The value of a sum or product; null for integrals and limits, which have no finite number of terms. */
export function unroll(node: Big, at: Place, evaluate: Evaluate): Complex | null {
  if (node.op !== 'sum' && node.op !== 'product') return null;
  const range = bounds(node, at, evaluate);
  if (range === null || range[1] - range[0] > maxTerms) return null;
  const join = node.op === 'sum' ? complex.add : complex.multiply;
  let result = complex.fromReal(integerBall(node.op === 'sum' ? 0 : 1));
  for (let k = range[0]; k <= range[1]; k++) {
    if (!spend(at.purse, 5)) return null;
    const values = new Map(at.values).set(node.index, complex.fromReal(integerBall(k)));
    const term = evaluate(node.body, { ...at, values });
    if (term === null) return null;
    result = join(result, term, at.p);
  }
  return result;
}

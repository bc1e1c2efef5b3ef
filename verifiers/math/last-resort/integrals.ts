/** Replaces the integrals of a tree by closed forms, each checked by our own arithmetic. */
import { substitute } from '../equal/expressions.js';
import { valueAt } from '../equal/numbers.js';
import { parse } from '../parse/index.js';
import { type Node, some, variables } from '../parse/tree.js';
import { toNumber } from '../value/ball.js';
import { budget } from '../value/budget.js';
import { ask } from './ask.js';
import { quadrature } from './quadrature.js';
import { spell } from './spell.js';

type Integral = Extract<Node, { kind: 'big' }>;

function hasIntegral(node: Node): boolean {
  return some(node, (part) => part.kind === 'big' && part.op === 'integral');
}

async function antiderivative({ body, index }: Integral): Promise<Node | null> {
  const integrand = spell(body);
  if (integrand === null || integrand.length > 300 || !/^[A-Za-z]$/.test(index)) return null;
  const reply = await ask({ kind: 'integrate', integrand, variable: index });
  if (reply?.kind !== 'antiderivative') return null;
  // nerdamer writes the natural logarithm as log.
  const reading = parse(reply.text.replace(/\blog\(/g, 'ln('));
  return reading.problem === undefined ? reading.node : null;
}

/** F(b) − F(a), when the numbers agree with the integrand itself: an antiderivative may jump between the bounds. */
async function definite(node: Integral): Promise<Node | null> {
  if (node.from === null || node.to === null) return null;
  const inner = await antiderivative(node);
  if (inner === null) return null;
  const value: Node = {
    kind: 'add',
    terms: [
      substitute(inner, new Map([[node.index, node.to]])),
      { kind: 'negate', arg: substitute(inner, new Map([[node.index, node.from]])) },
    ],
  };
  const purse = budget();
  const [a, b, whole] = [node.from, node.to, value].map((part) => valueAt(part, 96, purse));
  if (!a || !b || !whole || a.im !== null || b.im !== null || whole.im !== null) return null;
  const numeric = quadrature(node.body, node.index, toNumber(a.re), toNumber(b.re), purse);
  const claimed = toNumber(whole.re);
  return numeric !== null && Math.abs(numeric - claimed) <= 1e-3 * Math.max(1, Math.abs(claimed))
    ? value
    : null;
}

/** The tree with its outermost integral in closed form (an indefinite one without its constant); null when it has none. */
export async function withoutIntegrals(node: Node): Promise<Node | null> {
  if (!hasIntegral(node)) return node;
  if (node.kind === 'big' && node.op === 'integral') {
    return node.from === null && node.to === null ? antiderivative(node) : definite(node);
  }
  if (node.kind === 'add') {
    const terms = await Promise.all(node.terms.map(withoutIntegrals));
    return terms.includes(null) ? null : { kind: 'add', terms: terms as Node[] };
  }
  if (node.kind === 'multiply') {
    const factors = await Promise.all(node.factors.map(withoutIntegrals));
    return factors.includes(null) ? null : { kind: 'multiply', factors: factors as Node[] };
  }
  if (node.kind === 'relation' && variables(node.sides[0]!).length <= 2) {
    const sides = await Promise.all(node.sides.map(withoutIntegrals));
    return sides.includes(null) ? null : { ...node, sides: sides as Node[] };
  }
  return null;
}

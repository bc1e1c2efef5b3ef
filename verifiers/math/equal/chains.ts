/** What a chain of equalities says: `√2 ≈ 1.414` says √2, `\log_2 8 = 3` says 3, `\bar x = \bar y = 2` two values. */
import { type Node, type RelationNode, some, variables } from '../parse/tree.js';
import { toNumber } from '../value/ball.js';
import { hasGrid } from './grids.js';
import type { Judge } from './judge.js';
import { compareNumbers, sameConstant, valueAt } from './numbers.js';
import { isTrigonometric } from './relations.js';

const unitless = (node: Node): Node => (node.kind === 'quantity' ? node.amount : node);

/**
 * Whether `b` may be what `a` is rounded to: an integer within 1/2, else within 2 %. `7 ≈ 8` is a hedge. What is no pair of
 * constants passes.
 */
export function isRounding(a: Node, b: Node, judge: Judge): boolean {
  const [u, v] = [a, b].map((side) => valueAt(unitless(side), 64, judge.purse));
  if (!u || !v) return true;
  const [x, y] = [toNumber(u.re), toNumber(v.re)];
  return Math.abs(x - y) <= (Number.isInteger(y) ? 0.5 : 0.02 * Math.abs(y));
}

/**
 * Whether an answer gives a rounded value that its exact value does not have, to the last digit more or less: `\\cos 2 ≈ −0.419` repeats
 * a question and answers it wrongly. What is no pair of constants states nothing false.
 */
export function misstates(answer: Node, judge: Judge): boolean {
  if (answer.kind !== 'relation') return false;
  const rough = answer.ops.indexOf('~');
  const [exact, rounded] = [answer.sides[rough], answer.sides[rough + 1]].map(
    (side) => side && unitless(side),
  );
  if (rough < 0 || !exact || rounded?.kind !== 'number' || rounded.ulp === undefined) return false;
  const [u, v] = [exact, rounded].map((side) => valueAt(side, 64, judge.purse));
  if (!u || !v) return false;
  const ulp = Number(rounded.ulp.n) / Number(rounded.ulp.d);
  return Math.abs(toNumber(u.re) - toNumber(v.re)) > ulp * (1 + 1e-9);
}

const isName = (node: Node) => node.kind === 'variable' || (node.kind === 'call' && node.applied === true);
const isUnknown = (node: Node) =>
  variables(node).length > 0 || some(node, (part) => part.kind === 'call' && part.applied === true);

/** `2 = 3` says nothing true and stays a relation. */
export function chain(node: RelationNode, judge: Judge): Node {
  const rough = node.ops.indexOf('~');
  if (rough === 0 && node.sides[0]!.kind === 'variable') return { ...node, ops: ['=', ...node.ops.slice(1)] };
  if (rough >= 0 && !isRounding(node.sides[rough]!, node.sides[rough + 1]!, judge)) return node;
  if (rough >= 0) {
    const sides = node.sides.slice(0, rough + 1);
    return sides.length === 1 ? sides[0]! : { kind: 'relation', sides, ops: node.ops.slice(0, rough) };
  }
  return node.ops.every((op) => op === '=') ? equalities(node, judge) : node;
}

function equalities(node: RelationNode, judge: Judge): Node {
  const { sides } = node;
  const [first, ...rest] = sides as readonly [Node, ...Node[]];
  const last = sides.at(-1)!;
  const named = sides.slice(0, -1);
  if (!isUnknown(last) && named.length > 1 && named.every((side) => side.kind === 'variable'))
    return {
      kind: 'list',
      joined: 'comma',
      items: named.map((side) => ({ ...node, sides: [side, last], ops: ['='] })),
    };
  // The function stays beside its value, for `\cos π = −1, \sin π = 0` in either order.
  if (isTrigonometric(first) && sides.length === 2) return node;
  if (!sides.some(isUnknown)) return allSame(sides, judge) ? last : node;
  if (isInverse(first) && sides.length === 2) return last;
  if (rest.length < 2) return node;
  const known = !rest.some(isUnknown);
  if (known ? !allSame(rest, judge) : !isName(first) || !allEqual(rest, judge)) return node;
  // What was computed in steps is its result; a name is kept.
  return known && !isName(first) ? last : { kind: 'relation', sides: [first, last], ops: ['='] };
}

/** The inverse or the transpose of a matrix that is written out. */
function isInverse(node: Node): boolean {
  return node.kind === 'power' && node.base.kind === 'matrix';
}

/** f(x) = (x + 1)² = x² + 2x + 1: the sides after the name are one expression. */
function allEqual(sides: readonly Node[], judge: Judge): boolean {
  return sides.every((side) => side === sides.at(-1) || judge.compare(side, sides.at(-1)!, judge).equal);
}

/** Whether constants are one value, or are worked out to the last one where our arithmetic has no value for them. */
function allSame(sides: readonly Node[], judge: Judge): boolean {
  const last = sides.at(-1)!;
  return sides.every((side) => side === last || isWorkedOut(side, last, judge));
}

const isLiteral = (node: Node) => node.kind === 'tuple' || (node.kind === 'matrix' && node.fence !== '|');

function isWorkedOut(side: Node, last: Node, judge: Judge): boolean {
  if (!hasGrid(side)) {
    const [a, b] = [unitless(side), unitless(last)];
    if (sameConstant(a, b, judge.purse) === true) return true;
    // 40 cos 20° = 37.59
    return b.kind === 'number' && b.ulp !== undefined && compareNumbers(b, a, judge).equal;
  }
  // A vector written as a combination of others is no result; intervals and vectors may be said twice.
  if (isLiteral(side) && hasGrid(last)) return isLiteral(last) && judge.compare(side, last, judge).equal;
  return true;
}

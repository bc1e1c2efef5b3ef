/** What an answer says once names and approximations around it are taken off. */
import { type Node, variables } from '../parse/tree.js';
import { toNumber } from '../value/ball.js';
import type { Judge } from './judge.js';
import { sameConstant, valueAt } from './numbers.js';
import { addedQuantities, plainQuantity } from './quantities.js';
import { combined, hasGrid } from './tuples.js';

/** Degrees spread over a sum (63° + 45/60°) are one angle. */
function angle(node: Node): Node {
  if (node.kind === 'negate') {
    const inner = angle(node.arg);
    return inner.kind === 'degrees' ? { kind: 'degrees', arg: { kind: 'negate', arg: inner.arg } } : node;
  }
  if (node.kind !== 'add' || !node.terms.every((term) => term.kind === 'degrees')) return node;
  return {
    kind: 'degrees',
    arg: { kind: 'add', terms: node.terms.map((term) => (term.kind === 'degrees' ? term.arg : term)) },
  };
}

/** `-5 cm` is the quantity −5 cm. */
function outerUnit(node: Node): Node {
  if (node.kind !== 'negate') return node;
  if (node.arg.kind === 'quantity') return { ...node.arg, amount: { kind: 'negate', arg: node.arg.amount } };
  return node.arg.kind === 'percent' ? { kind: 'percent', arg: { kind: 'negate', arg: node.arg.arg } } : node;
}

/**
 * Whether `b` may be what `a` is rounded to: an integer within 1/2, else within 2 %. `7 ≈ 8` is a hedge. What is no pair of
 * constants passes.
 */
function isRounding(a: Node, b: Node, judge: Judge): boolean {
  const [u, v] = [a, b].map((side) => valueAt(unitless(side), 64, judge.purse));
  if (!u || !v) return true;
  const [x, y] = [toNumber(u.re), toNumber(v.re)];
  return Math.abs(x - y) <= (Number.isInteger(y) ? 0.5 : 0.02 * Math.abs(y));
}

/** `√2 ≈ 1.414` says √2; a chain of equal constants says their value; `2 = 3` says nothing true and stays a relation. */
function chain(node: Extract<Node, { kind: 'relation' }>, judge: Judge): Node {
  const rough = node.ops.indexOf('~');
  if (rough === 0 && node.sides[0]!.kind === 'variable') return { ...node, ops: ['=', ...node.ops.slice(1)] };
  if (rough >= 0 && !isRounding(node.sides[rough]!, node.sides[rough + 1]!, judge)) return node;
  if (rough >= 0) {
    const sides = node.sides.slice(0, rough + 1);
    return sides.length === 1 ? sides[0]! : { kind: 'relation', sides, ops: node.ops.slice(0, rough) };
  }
  if (node.ops.some((op) => op !== '=')) return node;
  const constant = (side: Node) => variables(side).length === 0 && side.kind !== 'call';
  const [first, ...rest] = node.sides as readonly [Node, ...Node[]];
  if (node.sides.every(constant)) return allSame(node.sides, judge) ? node.sides.at(-1)! : node;
  if (
    rest.length > 1 &&
    (rest.every(constant) ? allSame(rest, judge) : isName(first) && allEqual(rest, judge))
  )
    return { kind: 'relation', sides: [first, rest.at(-1)!], ops: ['='] };
  return node;
}

const isName = (node: Node) => node.kind === 'variable' || (node.kind === 'call' && node.applied === true);

/** f(x) = (x + 1)² = x² + 2x + 1: the sides after the name are one expression. */
function allEqual(sides: readonly Node[], judge: Judge): boolean {
  return sides.every((side) => side === sides.at(-1) || judge.compare(side, sides.at(-1)!, judge).equal);
}

function allSame(sides: readonly Node[], judge: Judge): boolean {
  return sides.every(
    (side) =>
      side === sides.at(-1) || sameConstant(unitless(side), unitless(sides.at(-1)!), judge.purse) === true,
  );
}

const unitless = (node: Node): Node => (node.kind === 'quantity' ? node.amount : node);

/** `(x, y) = (1, 2)` is the point (1, 2). */
function coordinates({ sides, ops }: Extract<Node, { kind: 'relation' }>): Node | null {
  const [names, values] = sides;
  if (ops.length !== 1 || ops[0] !== '=' || names?.kind !== 'tuple' || values?.kind !== 'tuple') return null;
  return names.items.every((item) => item.kind === 'variable') && names.items.length === values.items.length
    ? values
    : null;
}

/** `[1 2 3]^T` is the column, and back. */
function transposed({ base, exponent }: Extract<Node, { kind: 'power' }>): Node | null {
  if (exponent.kind !== 'variable' || !['T', 'top', 'intercal'].includes(exponent.name)) return null;
  if (base.kind === 'tuple') return base;
  if (base.kind !== 'matrix') return null;
  const [first = []] = base.rows;
  return { ...base, rows: first.map((_, k) => base.rows.map((row) => row[k]!)) };
}

/** The node in the one form that the comparisons expect. Never changes what it says. */
export function shaped(node: Node, judge: Judge): Node {
  const plain = angle(outerUnit(addedQuantities(plainQuantity(node))));
  if (plain.kind === 'union' && plain.items.every((item) => item.kind === 'set'))
    return { kind: 'set', items: plain.items.flatMap((item) => (item.kind === 'set' ? item.items : [])) };
  if (plain.kind === 'power') return transposed(plain) ?? plain;
  if (plain.kind === 'relation') {
    const named = coordinates(plain);
    if (named !== null) return named;
    const short = chain(plain, judge);
    return short.kind === 'relation' ? short : shaped(short, judge);
  }
  if (['multiply', 'add', 'divide', 'negate'].includes(plain.kind) && hasGrid(plain))
    return combined(plain) ?? plain;
  return plain;
}

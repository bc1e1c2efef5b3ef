/** What an answer says once names and approximations around it are taken off. */
import type { Node } from '../parse/tree.js';
import { chain } from './chains.js';
import { combined, hasGrid } from './grids.js';
import type { Judge } from './judge.js';
import { addedQuantities, plainQuantity } from './quantities.js';

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

/** `1/2 or 0.5`: one value in several spellings. */
function saidTwice({ items, joined }: Extract<Node, { kind: 'list' }>, judge: Judge): boolean {
  if ((joined !== 'or' && joined !== 'same') || items.length > 3) return false;
  return items.slice(1).every((item) => judge.compare(items[0]!, item, judge).equal);
}

/** The node in the one form that the comparisons expect. Never changes what it says. */
export function shaped(node: Node, judge: Judge): Node {
  const plain = angle(outerUnit(addedQuantities(plainQuantity(node))));
  if (plain.kind === 'union' && plain.items.every((item) => item.kind === 'set'))
    return { kind: 'set', items: plain.items.flatMap((item) => (item.kind === 'set' ? item.items : [])) };
  if (plain.kind === 'list' && saidTwice(plain, judge)) return shaped(plain.items[0]!, judge);
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

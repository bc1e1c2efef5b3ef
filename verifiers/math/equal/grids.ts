/** Arithmetic with whole matrices and vectors. */
import { type Node, some } from '../parse/tree.js';

/** Sums and multiples of matrices and vectors, carried out entry by entry; null where the shapes do not fit. */
export function combined(node: Node): Node | null {
  if (node.kind === 'matrix' || node.kind === 'tuple') return node;
  if (node.kind === 'negate') return mapped(combined(node.arg), (entry) => ({ kind: 'negate', arg: entry }));
  if (node.kind === 'divide')
    return mapped(combined(node.over), (entry) => ({ kind: 'divide', over: entry, under: node.under }));
  if (node.kind === 'multiply') {
    const grids = node.factors.filter(hasGrid);
    if (grids.length !== 1) return null;
    const scalars = node.factors.filter((factor) => factor !== grids[0]);
    return mapped(combined(grids[0]!), (entry) => ({ kind: 'multiply', factors: [...scalars, entry] }));
  }
  if (node.kind !== 'add') return null;
  return node.terms.map(combined).reduce((a, b) => (a === null || b === null ? null : sum(a, b)));
}

export function hasGrid(node: Node): boolean {
  return some(node, (part) => part.kind === 'matrix' || part.kind === 'tuple');
}

function mapped(node: Node | null, f: (entry: Node) => Node): Node | null {
  if (node?.kind === 'matrix') return { ...node, rows: node.rows.map((row) => row.map(f)) };
  return node?.kind === 'tuple' ? { ...node, items: node.items.map(f) } : null;
}

function sum(a: Node, b: Node): Node | null {
  const plus = (x: Node, y: Node): Node => ({ kind: 'add', terms: [x, y] });
  if (a.kind === 'tuple' && b.kind === 'tuple' && a.items.length === b.items.length) {
    return { ...a, items: a.items.map((item, k) => plus(item, b.items[k]!)) };
  }
  if (a.kind !== 'matrix' || b.kind !== 'matrix' || a.rows.length !== b.rows.length) return null;
  if (a.rows.some((row, k) => row.length !== b.rows[k]!.length)) return null;
  return { ...a, rows: a.rows.map((row, k) => row.map((entry, j) => plus(entry, b.rows[k]![j]!))) };
}

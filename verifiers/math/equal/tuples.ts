/** Tuples, vectors and matrices: item by item, in order. A column equals the tuple of its entries. */
import { type MatrixNode, type Node, some, type TupleNode, variables } from '../parse/tree.js';
import { coordinatesOf, sameCoordinates } from './coordinates.js';
import { compareExpressions, substitute } from './expressions.js';
import { type Decision, inOrder, type Judge, no, type Rule } from './judge.js';

/** Brackets of two items tell open from closed intervals; of more they are a matter of taste. */
function compareTuples(gold: TupleNode, answer: TupleNode, judge: Judge): Decision {
  const named = coordinatesOf(gold.items) !== null || coordinatesOf(answer.items) !== null;
  const pair = !named && gold.items.length === 2 && gold.open !== '<' && answer.open !== '<';
  if (pair && (gold.open !== answer.open || gold.close !== answer.close)) return no('different brackets');
  return sameCoordinates(gold.items, answer.items, judge);
}

/** The entries of a single row or column. */
function vectorItems(node: Node): readonly Node[] | null {
  if (node.kind === 'tuple') return node.items;
  if (node.kind !== 'matrix' || node.fence === '|') return null;
  if (node.rows.every((row) => row.length === 1)) return node.rows.map((row) => row[0]!);
  return node.rows.length === 1 ? node.rows[0]! : null;
}

function compareMatrices(gold: MatrixNode, answer: MatrixNode, judge: Judge): Decision {
  if ((gold.fence === '|') !== (answer.fence === '|')) return no('a determinant is no matrix');
  if (gold.rows.length !== answer.rows.length) return no('a different number of rows');
  for (const [k, row] of gold.rows.entries()) {
    const part = inOrder(row, answer.rows[k]!, judge);
    if (!part.equal) return { ...part, reason: `row ${k + 1}, ${part.reason}` };
  }
  return inOrder([], [], judge);
}

const basisNames: readonly (readonly string[])[] = [['î', 'i'], ['j'], ['k']];

/** Whether an expression is written in the basis i, j, k: it has j or k, or a marked i. */
function usesBasis(node: Node): boolean {
  const names = variables(node);
  return names.includes('î') || names.includes('j') || names.includes('k');
}

const number = (n: bigint): Node => ({ kind: 'number', value: { n, d: 1n } });

/** The coefficients of i, j, k as trees; the expression must be linear without a constant term, which the caller checks. */
function basisItems(node: Node, count: number): readonly Node[] {
  const plain = withoutImaginary(node);
  // A third component has no place in a pair.
  if (count === 2 && variables(node).includes('k')) return [];
  return basisNames.slice(0, count).map((_, at) => {
    const values = basisNames.flatMap((names, k) =>
      names.map((name) => [name, number(k === at ? 1n : 0n)] as const),
    );
    return substitute(plain, new Map(values));
  });
}

/** i beside j and k is a vector. */
function withoutImaginary(node: Node): Node {
  if (node.kind === 'constant' && node.name === 'i') return { kind: 'variable', name: 'î' };
  if (node.kind === 'add') return { ...node, terms: node.terms.map(withoutImaginary) };
  if (node.kind === 'multiply') return { ...node, factors: node.factors.map(withoutImaginary) };
  if (node.kind === 'negate') return { ...node, arg: withoutImaginary(node.arg) };
  if (node.kind === 'divide') return { ...node, over: withoutImaginary(node.over) };
  return node;
}

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

/** `[[1, 2], [3, 4]]` beside a matrix is one. */
function nestedRows(node: Node, other: Node): MatrixNode | null {
  if (node.kind !== 'tuple' || other.kind !== 'matrix' || other.fence === '|') return null;
  const rows = node.items.map((item) => (item.kind === 'tuple' && item.open === '[' ? item.items : null));
  return rows.includes(null) ? null : { kind: 'matrix', rows: rows as (readonly Node[])[], fence: '[' };
}

export const vectors: Rule = (gold, answer, judge) => {
  const [rows, others] = [nestedRows(gold, answer), nestedRows(answer, gold)];
  if (rows !== null) return judge.compare(rows, answer, judge);
  if (others !== null) return judge.compare(gold, others, judge);
  if (gold.kind === 'tuple' && answer.kind === 'tuple') return compareTuples(gold, answer, judge);
  const [g, a] = [vectorItems(gold), vectorItems(answer)];
  if (g !== null && a !== null) return sameCoordinates(g, a, judge);
  if (gold.kind === 'matrix' && answer.kind === 'matrix') return compareMatrices(gold, answer, judge);
  if (usesBasis(gold) && usesBasis(answer) && [gold, answer].some((node) => variables(node).includes('î'))) {
    return compareExpressions(withoutImaginary(gold), withoutImaginary(answer), judge);
  }
  if (g !== null && usesBasis(answer)) return inOrder(g, basisItems(answer, g.length), judge);
  if (a !== null && usesBasis(gold)) return inOrder(basisItems(gold, a.length), a, judge);
  return null;
};

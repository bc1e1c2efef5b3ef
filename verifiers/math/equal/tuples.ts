/** Tuples, vectors and matrices: item by item, in order. A column equals the tuple of its entries. */
import { type MatrixNode, type Node, type TupleNode, variables } from '../parse/tree.js';
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

/** Ratios, numerals in a stated base and piecewise values. */
import type { Node } from '../parse/tree.js';
import { inOrder, no, type Rule, yes } from './judge.js';
import { compareLists } from './lists.js';

export const ratios: Rule = (gold, answer, judge) => {
  if (gold.kind !== 'ratio' && answer.kind !== 'ratio') return null;
  const quotient = (node: Node): Node =>
    node.kind === 'ratio' && node.items.length === 2
      ? { kind: 'divide', over: node.items[0]!, under: node.items[1]! }
      : node;
  if (gold.kind === 'ratio' && answer.kind === 'ratio') {
    if (gold.items.length !== answer.items.length) return no('ratios of different length');
    const scaled = (node: typeof gold): Node[] =>
      node.items.slice(1).map((item) => ({ kind: 'divide', over: node.items[0]!, under: item }));
    return inOrder(scaled(gold), scaled(answer), judge);
  }
  return [gold, answer].some((node) => node.kind === 'ratio' && node.items.length > 2)
    ? no('a ratio of several parts is no number')
    : judge.compare(quotient(gold), quotient(answer), judge);
};

/** The digits of a numeral without its base: `152A` reads as the product of 152 and A. */
function digitsOf(node: Node): string | null {
  if (node.kind === 'number') return node.value.d === 1n ? `${node.value.n}` : null;
  if (node.kind === 'variable') return node.name;
  return node.kind === 'multiply' ? node.factors.map(digitsOf).join('') : null;
}

/** Numerals with a base: their value, or the same digits with the base left out. */
export const bases: Rule = (gold, answer) => {
  if (gold.kind !== 'based' && answer.kind !== 'based') return null;
  if (gold.kind === 'based' && answer.kind === 'based') {
    return gold.value.n === answer.value.n && gold.value.d === answer.value.d
      ? yes('the same value in a base')
      : no('different numbers');
  }
  const [based, other] =
    gold.kind === 'based' ? [gold, answer] : [answer as Extract<Node, { kind: 'based' }>, gold];
  return digitsOf(other) === based.written
    ? yes('the same digits, the base left out')
    : no('not the digits in the stated base');
};

export const cases: Rule = (gold, answer, judge) => {
  if (gold.kind !== 'cases' || answer.kind !== 'cases') return null;
  const parts = (node: typeof gold): Node[] =>
    node.rows.map(({ value, condition }) => ({
      kind: 'tuple',
      open: '<',
      close: '<',
      items: condition === null ? [value] : [value, condition],
    }));
  return compareLists(parts(gold), parts(answer), true, judge);
};

/** Sets of numbers: as regions of the real line where they are such, else part by part. */
import { type Node, variables } from '../parse/tree.js';
import { inOrder, no, type Rule, yes } from './judge.js';
import { compareLists } from './lists.js';
import { isRegion, regionOf } from './region-of.js';
import { sameRegion } from './regions.js';
import { definition } from './relations.js';

/** Sets of real numbers, when at least one side can be nothing else. */
export const regions: Rule = (gold, answer, judge) => {
  if (!isRegion(gold) && !isRegion(answer)) return null;
  const named = variableOf(gold);
  const other = variableOf(answer);
  if (named !== null && other !== null && named !== other)
    return no(`a condition on ${other}, not on ${named}`);
  const [g, a] = [regionOf(body(gold), judge.purse), regionOf(body(answer), judge.purse)];
  if (g === null || a === null) return null;
  return sameRegion(g, a, (x, y) => judge.compare(x, y, judge).equal)
    ? yes('the same set of numbers')
    : no('different sets of numbers');
};

/** The variable that a condition is about; null for intervals and the like. */
function variableOf(node: Node): string | null {
  const name = node.kind === 'relation' ? (variables(node)[0] ?? null) : null;
  // "at least 5" leaves it unsaid.
  return name === '?' ? null : name;
}

/** `domain: (0, 1)`, `x ∈ …` as written; `S = (−∞, 2)` is its right side. */
function body(node: Node): Node {
  const defined = definition(node);
  return defined !== null && isRegion(defined.body) ? defined.body : node;
}

export const builders: Rule = (gold, answer, judge) =>
  gold.kind === 'builder' && answer.kind === 'builder'
    ? inOrder([gold.element, gold.condition], [answer.element, answer.condition], judge)
    : null;

/** Unions and intersections with symbolic ends: part by part, in any order. */
export const composed: Rule = (gold, answer, judge) => {
  if (gold.kind !== answer.kind) return null;
  if (gold.kind === 'difference') return inOrder(gold.items, (answer as typeof gold).items, judge);
  if (gold.kind === 'union' || gold.kind === 'intersection')
    return compareLists(gold.items, (answer as typeof gold).items, true, judge);
  return gold.kind === 'numberset'
    ? gold.name === (answer as typeof gold).name
      ? yes('the same set')
      : no('different sets')
    : null;
};

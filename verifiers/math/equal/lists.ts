/** Several values: lists without brackets and sets ignore order and must be complete. */

import { plural } from '../../plural.js';
import { show } from '../parse/show.js';
import { type Node, some, variables } from '../parse/tree.js';
import { coordinatesOf, inOrderOfNames, sameCoordinates } from './coordinates.js';
import { type Decision, inOrder, type Judge, no, type Rule, yes } from './judge.js';
import { labelKey } from './labels.js';
import { definition } from './relations.js';
import { signed } from './signs.js';

/** Longer lists are compared in order, which keeps the work linear. */
const maxUnordered = 60;

/** Whether every gold item has its own partner among the answer's items. */
function matchesUp(gold: readonly Node[], answer: readonly Node[], judge: Judge): Decision {
  if (gold.length !== answer.length)
    return no(`${answer.length} ${plural(answer.length, 'value')} instead of ${gold.length}`);
  if (gold.length > maxUnordered) return inOrder(gold, answer, judge);
  const free = [...answer];
  for (const [k, item] of gold.entries()) {
    const partner = free.findIndex((candidate) => judge.compare(item, candidate, judge).equal);
    if (partner < 0) return no(`value ${k + 1} of the ground truth is missing`);
    free.splice(partner, 1);
  }
  return yes('the same values');
}

/** The items without repetitions. */
function distinct(items: readonly Node[], judge: Judge): readonly Node[] {
  if (items.length > maxUnordered) return items;
  const kept: Node[] = [];
  for (const item of items)
    if (!kept.some((other) => judge.compare(other, item, judge).equal)) kept.push(item);
  return kept;
}

/** @param asSets whether either side is a set, in which repetitions do not count. */
export function compareLists(
  gold: readonly Node[],
  answer: readonly Node[],
  asSets: boolean,
  judge: Judge,
): Decision {
  if (judge.policy.ordered && !asSets) return inOrder(gold, answer, judge);
  const direct = matchesUp(gold, answer, judge);
  if (direct.equal || !asSets) return direct;
  return matchesUp(distinct(gold, judge), distinct(answer, judge), judge);
}

const listLike = (node: Node) => node.kind === 'list' || node.kind === 'set';

function items(node: Node): readonly Node[] {
  const parts = node.kind === 'list' || node.kind === 'set' ? node.items : [node];
  return parts.flatMap(signed);
}

export const lists: Rule = (gold, answer, judge) => {
  const doubled = (node: Node) => some(node, (part) => part.kind === 'plusminus');
  if (!listLike(gold) && !listLike(answer) && !doubled(gold) && !doubled(answer)) return null;
  const tuples = orderedList(gold, answer, judge);
  if (tuples !== null) return tuples;
  const [g, a] = [expanded(gold), expanded(answer)];
  // Values that one side tells apart by name or label and the other does not must keep their order.
  if (toldApart(g) !== toldApart(a) && (allAlike(g) || allAlike(a)))
    return inOrder(settled(g, a), settled(a, g), judge);
  // `1/2 or 0.5` is one value said twice.
  if (
    g.length === 1 &&
    answer.kind === 'list' &&
    answer.joined === 'or' &&
    a.every((item) => judge.compare(g[0]!, item, judge).equal)
  ) {
    return yes('the same value, said more than once');
  }
  // A set may be named: `S = {1, 2}`.
  return compareLists(g, a, gold.kind === 'set' || answer.kind === 'set', judge);
};

/** The name or label of a value; undefined when it has none. */
function nameOf(item: Node): string | undefined {
  const defined = definition(item);
  const label = labelKey(item) ?? workedOut(item);
  if (label !== undefined || defined === null) return label;
  return [defined.name, ...defined.at.map(show)].join(' ');
}

/** The left side of `\cos π = −1`, which tells this value from that of `\sin π`. */
function workedOut(item: Node): string | undefined {
  const first = item.kind === 'relation' && item.ops[0] === '=' ? item.sides[0]! : null;
  return first?.kind === 'call' && variables(first).length === 0 ? show(first) : undefined;
}

/** Whether every item has a name or label of its own. */
function toldApart(list: readonly Node[]): boolean {
  const names = list.map(nameOf);
  return list.length > 1 && !names.includes(undefined) && new Set(names).size === list.length;
}

/** Named values beside bare ones in the usual order of their names, where they have one; else as written. */
function settled(list: readonly Node[], other: readonly Node[]): readonly Node[] {
  const named = other.every((item) => nameOf(item) === undefined) ? coordinatesOf(list) : null;
  return (named === null ? null : inOrderOfNames(named)) ?? list;
}

/** Whether no name or label tells one item from another. */
function allAlike(list: readonly Node[]): boolean {
  return new Set(list.map(nameOf)).size === 1;
}

/** `S = {1, 2}` and `x ∈ {1, 2}` list what they name; `x = ±8` is two values. */
function expanded(node: Node): readonly Node[] {
  const defined = definition(node);
  if (defined !== null && listLike(defined.body)) return items(defined.body);
  if (
    node.kind === 'relation' &&
    node.ops.length === 1 &&
    node.ops[0] === 'in' &&
    node.sides[1]!.kind === 'set'
  )
    return items(node.sides[1]!);
  return items(node);
}

/** A tuple may lose its brackets, or be written as its named coordinates. */
function orderedList(gold: Node, answer: Node, judge: Judge): Decision | null {
  const [tuple, list, goldFirst] = gold.kind === 'tuple' ? [gold, answer, true] : [answer, gold, false];
  if (tuple.kind !== 'tuple' || list.kind !== 'list' || list.items.some((item) => item.kind === 'tuple'))
    return null;
  if (coordinatesOf(list.items) === null && list.items.some((item) => definition(item) !== null))
    return no('names in another order');
  return goldFirst
    ? sameCoordinates(tuple.items, list.items, judge)
    : sameCoordinates(list.items, tuple.items, judge);
}

/** Several values: lists without brackets and sets ignore order and must be complete. */
import type { Node } from '../parse/tree.js';
import { type Decision, inOrder, type Judge, no, yes } from './judge.js';

/** Longer lists are compared in order, which keeps the work linear. */
const maxUnordered = 60;

/** Whether every gold item has its own partner among the answer's items. */
function matchesUp(gold: readonly Node[], answer: readonly Node[], judge: Judge): Decision {
  if (gold.length !== answer.length) return no(`${answer.length} values where ${gold.length} are right`);
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

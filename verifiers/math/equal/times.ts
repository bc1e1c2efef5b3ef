/** Times of day. One is never equal to another time, although both may be the same ratio: 6:25 is not 12:50. */
import type { Node, TimeNode } from '../parse/tree.js';
import { type Decision, no, type Rule, yes } from './judge.js';

/** The hour from 0 to 23; null when it may be one of the morning or of the evening. */
function hourOfDay({ hour, half }: TimeNode): number | null {
  if (half !== null) return hour > 12 ? hour % 24 : (hour % 12) + (half === 'pm' ? 12 : 0);
  return hour === 0 || hour > 12 ? hour % 24 : null;
}

/** Whether hours agree. The half of the day may be left out like a unit, but a clock of 24 hours says which one it means. */
function sameHour(gold: TimeNode, answer: TimeNode): boolean {
  const [g, a] = [hourOfDay(gold), hourOfDay(answer)];
  if (g !== null && a !== null) return g === a;
  const known = g === null ? answer : gold;
  return gold.hour === answer.hour && (g === a || known.half !== null);
}

function compareTimes(gold: TimeNode, answer: TimeNode): Decision {
  const same = gold.minute === answer.minute && (gold.second ?? 0) === (answer.second ?? 0);
  return same && sameHour(gold, answer) ? yes('the same time of day') : no('different times of day');
}

const parts = ({ hour, minute, second }: TimeNode) => [hour, minute, ...(second === null ? [] : [second])];

function asRatio(node: TimeNode): Node {
  return {
    kind: 'ratio',
    items: parts(node).map((part) => ({ kind: 'number', value: { n: BigInt(part), d: 1n } })),
  };
}

function divisor(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => {
    while (b > 0) [a, b] = [b, a % b];
    return a;
  });
}

/**
 * A ratio that reads like a time stands in lowest terms, as answers do; 12:50 does not, and is a time, which only its own
 * hours and minutes equal.
 */
function isRatio(node: TimeNode): boolean {
  return node.half === null && divisor(parts(node)) === 1;
}

export const times: Rule = (gold, answer, judge) => {
  if (gold.kind === 'time' && answer.kind === 'time') return compareTimes(gold, answer);
  if (answer.kind === 'time')
    return answer.half === null
      ? judge.compare(gold, asRatio(answer), judge)
      : no('a time of day is another kind of answer');
  if (gold.kind !== 'time') return null;
  if (isRatio(gold)) return judge.compare(asRatio(gold), answer, judge);
  const same =
    gold.half === null &&
    answer.kind === 'ratio' &&
    answer.items.length === parts(gold).length &&
    answer.items.every(
      (item, k) => item.kind === 'number' && item.value.d === 1n && Number(item.value.n) === parts(gold)[k],
    );
  return same ? yes('the same hours and minutes') : no('not the same time of day');
};

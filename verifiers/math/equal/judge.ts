import { plural } from '../../plural.js';
import type { Node } from '../parse/tree.js';
import type { Budget } from '../value/budget.js';

/** What counts as equal; each key is a recipe's or a row's to set. */
export interface Policy {
  /** Largest accepted |answer − gold|; null applies the rounding rules instead. */
  readonly tolerance: number | null;
  /** Largest accepted |answer − gold| / |gold|; null for none. */
  readonly relativeTolerance: number | null;
  /** Whether the order of a list without brackets counts. */
  readonly ordered: boolean;
  /** Significant digits that a decimal answer to an exact gold needs. */
  readonly digits: number;
}

export const defaultPolicy: Policy = { tolerance: null, relativeTolerance: null, ordered: false, digits: 6 };

/** A decision and its one-line reason. `undecided`: no rule could tell, so the answer is not accepted. */
export interface Decision {
  readonly equal: boolean;
  readonly reason: string;
  readonly undecided?: true;
  /** Both sides carry units, and just one of them is in our table. */
  readonly strangeUnits?: true;
}

export function yes(reason: string): Decision {
  return { equal: true, reason };
}

export function no(reason: string): Decision {
  return { equal: false, reason };
}

/** What one comparison carries: the policy, the step budget, and the way back to the whole judge for parts. */
export interface Judge {
  readonly policy: Policy;
  readonly purse: Budget;
  compare(gold: Node, answer: Node, judge: Judge): Decision;
}

/** One kind of comparison: null when it has nothing to say about the pair. */
export type Rule = (gold: Node, answer: Node, judge: Judge) => Decision | null;

/** Compares item by item, in order. */
export function inOrder(gold: readonly Node[], answer: readonly Node[], judge: Judge): Decision {
  if (gold.length !== answer.length)
    return no(`${answer.length} ${plural(answer.length, 'item')} instead of ${gold.length}`);
  for (let k = 0; k < gold.length; k++) {
    const part = judge.compare(gold[k]!, answer[k]!, judge);
    if (!part.equal) return { ...part, reason: `item ${k + 1}: ${part.reason}` };
  }
  return yes('equal item by item');
}

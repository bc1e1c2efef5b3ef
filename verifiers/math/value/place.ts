import type { Budget } from './budget.js';
import type { Complex } from './complex.js';

/** Where and how a tree is evaluated. */
export interface Place {
  /** Bits of precision. */
  readonly p: number;
  readonly values: ReadonlyMap<string, Complex>;
  /** Whether only real numbers count: then a square root or logarithm of a negative number is undefined. */
  readonly real: boolean;
  /** How many terms stand for an infinite sum or product; null when an infinite one has no value. */
  readonly terms: number | null;
  readonly purse: Budget;
}

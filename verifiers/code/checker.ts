/** Compares what a program printed with what it should have printed. */
import type { CodeGroundTruth } from './ground-truth.js';

type Checker = NonNullable<CodeGroundTruth['checker']>;

const tokens = (text: string): string[] => text.split(/\s+/).filter((token) => token !== '');
/** Lines without trailing blanks, and without blank lines at the end. */
const lines = (text: string): string[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Whether two numbers are equal up to an absolute or relative error. */
export function near(actual: number, expected: number, tolerance: number): boolean {
  if (actual === expected) return true;
  return Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected));
}

const same = (
  a: readonly string[],
  b: readonly string[],
  equal: (x: string, y: string) => boolean,
): boolean => a.length === b.length && a.every((part, i) => equal(part, b[i] ?? ''));

const exactly = (a: string, b: string): boolean => a === b;

export function outputsMatch(actual: string, expected: string, checker: Checker, tolerance: number): boolean {
  if (checker === 'exact') return actual === expected;
  if (checker === 'lines') return same(lines(actual), lines(expected), exactly);
  if (checker === 'tokens') return same(tokens(actual), tokens(expected), exactly);
  return same(
    tokens(actual),
    tokens(expected),
    (a, b) => a === b || (decimal.test(a) && decimal.test(b) && near(Number(a), Number(b), tolerance)),
  );
}

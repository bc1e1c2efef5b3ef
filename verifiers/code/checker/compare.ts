/** Compares what a program printed with what it should have printed. */
import type { CodeGroundTruth } from '../ground-truth.js';

export type Comparison = Extract<CodeGroundTruth['checker'], string>;

const tokens = (text: string): string[] => text.split(/\s+/).filter((token) => token !== '');
/** Lines without trailing blanks, and without blank lines at the end. */
const lines = (text: string): string[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());
/** Lines whose order does not matter; the same line twice counts twice. */
const lineSet = (text: string): string[] =>
  lines(text)
    .filter((line) => line !== '')
    .sort();
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Greatest error: one number for absolute or relative, or each by itself (an error within either will do). */
export type Tolerance =
  | number
  | { readonly absolute?: number | undefined; readonly relative?: number | undefined };

/** Whether two numbers are equal up to an absolute or relative error. */
export function near(actual: number, expected: number, tolerance: Tolerance): boolean {
  if (actual === expected) return true;
  const error = Math.abs(actual - expected);
  // Infinity is no further than a share of infinity.
  if (!Number.isFinite(error)) return false;
  if (typeof tolerance === 'number') return error <= tolerance * Math.max(1, Math.abs(expected));
  return error <= (tolerance.absolute ?? 0) || error <= (tolerance.relative ?? 0) * Math.abs(expected);
}

const same = (
  a: readonly string[],
  b: readonly string[],
  equal: (x: string, y: string) => boolean,
): boolean => a.length === b.length && a.every((part, i) => equal(part, b[i] ?? ''));

const exactly = (a: string, b: string): boolean => a === b;

export function outputsMatch(
  actual: string,
  expected: string,
  checker: Comparison,
  tolerance: Tolerance,
): boolean {
  if (checker === 'exact') return actual === expected;
  if (checker === 'lines') return same(lines(actual), lines(expected), exactly);
  if (checker === 'set') return same(lineSet(actual), lineSet(expected), exactly);
  if (checker === 'tokens') return same(tokens(actual), tokens(expected), exactly);
  return same(
    tokens(actual),
    tokens(expected),
    (a, b) => a === b || (decimal.test(a) && decimal.test(b) && near(Number(a), Number(b), tolerance)),
  );
}

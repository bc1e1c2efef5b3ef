import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outputsMatch } from './compare.js';

const match = (a: string, b: string, checker: 'tokens' | 'lines' | 'exact' | 'float') =>
  outputsMatch(a, b, checker, 1e-6);

test('tokens: blanks and line ends do not count, tokens do', () => {
  expect(match('1  2\r\n3', '1 2 3\n', 'tokens')).toBe(true);
  expect(match('12 3', '1 2 3', 'tokens')).toBe(false);
  expect(match('1.0', '1', 'tokens')).toBe(false);
});

test('lines: blanks at line ends do not count, lines do', () => {
  expect(match('a b \nc\n\n', 'a b\nc', 'lines')).toBe(true);
  expect(match('a\nb c', 'a b\nc', 'lines')).toBe(false);
});

test('exact: every character counts', () => {
  expect(match('a\n', 'a', 'exact')).toBe(false);
});

test('float: numbers may err by the tolerance, words may not', () => {
  expect(match('x 0.3333333', 'x 0.33333333', 'float')).toBe(true);
  expect(match('1e6', '1000000.5', 'float')).toBe(true);
  expect(match('0.34', '0.33', 'float')).toBe(false);
  expect(match('nan', '0', 'float')).toBe(false);
  expect(match('0x10', '16', 'float')).toBe(false);
  expect(match('inf', '1e400', 'float')).toBe(false);
});

test('an output matches itself under every checker', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('tokens', 'lines', 'exact', 'float'), (text, checker) =>
      outputsMatch(text, text, checker, 1e-6),
    ),
    { seed: 42 },
  );
});

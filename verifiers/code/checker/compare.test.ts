import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Comparison, outputsMatch } from './compare.js';

const match = (a: string, b: string, checker: Comparison) => outputsMatch(a, b, checker, 1e-6);

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

test('set: the order of lines does not matter, how often each stands does', () => {
  expect(match('b 2\na 1\n\n', 'a 1\nb 2\n', 'set')).toBe(true);
  expect(match('a\na\nb', 'a\nb\nb', 'set')).toBe(false);
  expect(match('a', 'a\na', 'set')).toBe(false);
});

test('float: absolute and relative errors can be bounded each by itself', () => {
  const near = (a: string, b: string, tolerance: { absolute?: number; relative?: number }) =>
    outputsMatch(a, b, 'float', tolerance);
  expect(near('1000.5', '1000', { absolute: 0.1 })).toBe(false);
  expect(near('1000.5', '1000', { relative: 1e-3 })).toBe(true);
  expect(near('0.05', '0', { relative: 0.5 })).toBe(false);
  expect(near('0.05', '0', { relative: 0.5, absolute: 0.1 })).toBe(true);
  expect(near('nan', 'nan', { absolute: 1 })).toBe(true);
  expect(near('inf', '5', { absolute: 1, relative: 1 })).toBe(false);
});

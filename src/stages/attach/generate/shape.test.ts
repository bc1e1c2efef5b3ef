import { expect, test } from 'vitest';
import { random } from '#datasets/random.js';
import { callInputs } from './call-inputs.js';
import { draw, type Size, shapeOf } from './shape.js';
import { stdinInputs } from './stdin-inputs.js';
import type { Value } from './values.js';

const draws = <T>(make: (n: number, size: Size) => T): T[] =>
  Array.from({ length: 200 }, (_, n) => make(n, (['least', 'any', 'most'] as const)[n % 3] as Size));

test('numbers, texts and lists stay within what was seen, and reach both ends', () => {
  const of = (values: Value[]) => draws((n, size) => draw(shapeOf(values), random('t', n), size));
  expect(new Set(of([2, 5]))).toEqual(new Set([2, 3, 4, 5]));
  const texts = of(['ab', 'cccc']) as string[];
  expect(texts.every((text) => /^[abc]{2,4}$/.test(text))).toBe(true);
  expect(new Set(texts.map(({ length }) => length))).toEqual(new Set([2, 3, 4]));
  const lists = of([
    [1, 4, 9],
    [2, 3],
  ]) as number[][];
  for (const list of lists) {
    expect(list).toEqual([...list].sort((a, b) => a - b));
    expect(new Set(list).size).toBe(list.length);
  }
  expect(
    of([[0.25], [1.5]])
      .flat()
      .every((value) => Number(value) >= 0.25 && Number(value) <= 1.5),
  ).toBe(true);
  expect(new Set(of([null, true]))).toEqual(new Set([null, true]));
  expect(
    Math.max(...(draws((n, size) => draw(shapeOf([1, 4], true), random('t', n), size)) as number[])),
  ).toBe(8);
});

test('calls: lists as long as another, and indexes within a list', () => {
  const make = callInputs(
    [
      [[3, 1, 2], [1, 0, 1], 2],
      [[5, 5], [0, 1], 2],
      [[4, 1, 1, 9], [1, 1, 0, 0], 3],
    ],
    false,
  );
  const made = draws((n, size) => make?.(random('c', n), size)) as [number[], number[], number][];
  for (const [first, second, index] of made) {
    expect(second).toHaveLength(first.length);
    expect(index).toBeLessThanOrEqual(first.length);
  }
  expect(callInputs([[1], [1, 2]], false)).toBeUndefined();
});

test.each<[string, string[], RegExp]>([
  ['two numbers', ['3 4\n', '10 -2\n'], /^\d+ -?\d+\n$/],
  ['a counted list', ['3\n1 2 3\n', '2\n7 7\n'], /^[23]\n\d( \d)*\n$/],
  ['test cases', ['2\n1 5\n2 6\n', '3\n1 1\n2 2\n3 3\n'], /^[23]\n(\d \d\n)+$/],
  ['a grid', ['2 3\n..#\n#..\n', '3 2\n##\n..\n.#\n'], /^[23] [23]\n([.#]+\n)+$/],
  ['cases of lists', ['1\n3\n1 2 3\n', '2\n1\n5\n2\n6 7\n'], /^[12]\n(\d\n\d( \d)*\n)+$/],
])('standard input: %s', (_, examples, form) => {
  const make = stdinInputs(examples, false);
  const made = draws((n, size) => make?.(random('s', n), size) ?? '');
  for (const text of made) expect(text).toMatch(form);
  expect(new Set(made).size).toBeGreaterThan(3);
});

test('what is announced holds: counts, heights and widths', () => {
  const list = stdinInputs(['3\n1 2 3\n', '2\n7 7\n'], false);
  for (const text of draws((n, size) => list?.(random('l', n), size) ?? '')) {
    const [count, ...words] = text.trim().split(/\s+/);
    expect(words).toHaveLength(Number(count));
  }
  const grid = stdinInputs(['2 3\n..#\n#..\n', '3 2\n##\n..\n.#\n'], false);
  for (const text of draws((n, size) => grid?.(random('g', n), size) ?? '')) {
    const [head = '', ...rows] = text.trim().split('\n');
    const [height, width] = head.split(' ').map(Number);
    expect(rows).toHaveLength(height ?? -1);
    expect(rows.every((row) => row.length === width)).toBe(true);
  }
});

test('input of no known form makes nothing', () => {
  expect(stdinInputs(['1 2\n3\n', '4\n5 6 7\n8\n'], false)).toBeUndefined();
});

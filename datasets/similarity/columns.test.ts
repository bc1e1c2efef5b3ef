import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyTable, keyWords } from './key-table.js';
import { Numbers } from './numbers.js';
import { RefusedPairs } from './refused-pairs.js';
import { Texts } from './texts.js';
import { WordStore } from './word-store.js';

test('numbers are what was pushed, however they came', () => {
  const pieces = fc.array(fc.array(fc.nat(2 ** 32 - 1), { maxLength: 900 }), { maxLength: 8 });
  fc.assert(
    fc.property(pieces, fc.boolean(), (lists, each) => {
      const numbers = new Numbers(Uint32Array);
      for (const list of lists)
        if (each) for (const value of list) numbers.push(value);
        else numbers.pushAll(list);
      const all = lists.flat();
      expect(numbers.size).toBe(all.length);
      expect([...numbers.copy()]).toEqual(all);
      expect([...numbers.between(0, all.length >> 1)]).toEqual(all.slice(0, all.length >> 1));
      if (all.length > 0) expect(numbers.at(all.length - 1)).toBe(all.at(-1));
    }),
  );
});

test('texts come back as they were, but for lone surrogates, which are no text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (all) => {
      const texts = new Texts();
      for (const text of all) texts.add(text);
      expect(all.map((_, at) => texts.at(at))).toEqual(all);
    }),
  );
  const texts = new Texts();
  const long = ['é'.repeat(400_000), '', 'x'.repeat(3_000_000), 'y'];
  for (const text of long) texts.add(text);
  expect(long.map((_, at) => texts.at(at))).toEqual(long);
});

test('equal keys share a number, in the order in which they came', () => {
  const word = fc.integer({ min: 0, max: 3 });
  const keys = fc.array(fc.tuple(word, word, word, word), { maxLength: 300 });
  const table = new KeyTable();
  const numbers = new Map<string, number>();
  fc.assert(
    fc.property(keys, (all) => {
      for (const key of all) {
        const known = numbers.get(key.join()) ?? numbers.size;
        numbers.set(key.join(), known);
        expect(table.add(Uint32Array.of(9, ...key), 1)).toBe(known);
      }
      expect(table.size).toBe(numbers.size);
    }),
  );
});

test('a table of many keys finds each again', () => {
  const table = new KeyTable();
  const keys = Uint32Array.from({ length: 20_000 * keyWords }, (_, at) => Math.imul(at + 1, 0x9e3779b1));
  for (const _ of [1, 2])
    for (let key = 0; key < 20_000; key++) expect(table.add(keys, key * keyWords)).toBe(key);
});

const isEqual = (left: Uint32Array, right: Uint32Array) =>
  left.length === right.length && left.every((word, at) => word === right[at]);

test.each([1, 2 ** 30])('words are read back from memory and from a file, bound %s', (bound) => {
  const store = new WordStore(bound);
  const all = Uint32Array.from({ length: 3_300_000 }, (_, at) => Math.imul(at, 0x85ebca6b));
  for (let at = 0; at < all.length; at += 700_001) store.append(all.subarray(at, at + 700_001));
  expect(store.size).toBe(all.length);
  for (const [from, to] of [
    [0, 5],
    [1_048_570, 1_048_580],
    [999_999, 3_200_000],
    [3_299_999, 3_300_000],
    [7, 7],
  ] as const) {
    expect(isEqual(store.read(from, to), all.subarray(from, to))).toBe(true);
    const held = store.view(from, to);
    if (held !== undefined) expect(isEqual(held, all.subarray(from, to))).toBe(true);
  }
  expect(store.view(0, 5) === undefined).toBe(bound === 1);
  expect(store.view(3_299_990, 3_300_000)).toHaveLength(10);
  store.close();
});

test('a pair that was refused is known until another takes its place, and no other pair for it', () => {
  const refused = new RefusedPairs();
  expect(refused.has(0, 1)).toBe(false);
  const pairs = Array.from({ length: 1000 }, (_, at) => [at, 3 * at + 1] as const);
  for (const [left, right] of pairs) {
    refused.add(left, right);
    expect(refused.has(left, right)).toBe(true);
    expect(refused.has(right, left)).toBe(false);
    expect(refused.has(left, right + 1)).toBe(false);
  }
  expect(pairs.filter(([left, right]) => refused.has(left, right)).length).toBeGreaterThan(950);
});

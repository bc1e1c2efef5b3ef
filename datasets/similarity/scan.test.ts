import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashWord } from './hash-word.js';
import { scan } from './scan.js';
import { senseOf, telling } from './telling-words.js';
import { keyText } from './text-key.js';
import { wordsOfPlain } from './words.js';

const pieces = fc.constantFrom(
  ..."ab1 .'+=(){}_-é字ß\n\u2003",
  ' more ',
  '12',
  '𝒳',
  '\ud835',
  '\udcb3',
  'ا',
  '²',
  '½',
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const holds = (property: (text: string) => void) =>
  fc.assert(fc.property(texts, property), { numRuns: 1000 });

test('a scan finds the words that the expression finds', () => {
  holds((text) => {
    expect([...scan(text).words]).toEqual(wordsOfPlain(text).map((word) => hashWord(word)));
  });
});

test('the sense is the sum of what telling words, figures and brackets say', () => {
  holds((text) => {
    const figures = /^[\d+\-*/=<>^%]/;
    const senses = [...wordsOfPlain(text), ...(text.match(/[()[\]{}|_!]/g) ?? [])].flatMap((word) => {
      const known = telling.get(hashWord(word));
      return known ?? (figures.test(word) || /^[()[\]{}|_!]$/.test(word) ? [senseOf(word)].flat() : []);
    });
    const sums = [0, 1].map((side) =>
      senses.filter((_, at) => at % 2 === side).reduce((sum, value) => (sum + value) >>> 0, 0),
    );
    expect(scan(text).sense).toEqual(sums);
  });
});

const keyOf = (text: string) => keyText(scan(text).key);

test('texts have one key when they are one but for white space, and only then', () => {
  const even = (text: string) => text.replace(/\s+/g, ' ').trim();
  holds((text) => {
    expect(keyOf(text)).toBe(keyOf(even(text)));
    expect(keyOf(text)).toHaveLength(16);
  });
  fc.assert(
    fc.property(texts, texts, (left, right) => {
      expect(keyOf(left) === keyOf(right)).toBe(even(left) === even(right));
    }),
  );
  const lengths = new Set(Array.from({ length: 200 }, (_, length) => keyOf('\0'.repeat(length))));
  expect(lengths.size).toBe(200);
});

test('no two telling words that say different things have one hash', () => {
  const says = new Map<number, string>();
  for (const [hash, sense] of telling) {
    expect(says.get(hash) ?? String(sense)).toBe(String(sense));
    says.set(hash, String(sense));
  }
});

test('a text may be of any length, and a short one after it is read as before', () => {
  const { words, key, sense } = scan('two words');
  const before = { words: words.slice(), key: key.slice(), sense };
  expect(scan('word '.repeat(300_000)).words).toHaveLength(300_000);
  expect(scan('two words')).toEqual(before);
});

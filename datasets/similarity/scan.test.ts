import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scan } from './scan.js';
import { telling } from './telling-words.js';
import { keyText } from './text-key.js';
import { wordsOfPlain } from './words.js';

const pieces = fc.constantFrom(
  ..."ab1 .'+=(){}_-é字ß\n\u2003",
  ' more ',
  'longestwordsofall',
  '12',
  '𝒳',
  '\ud835',
  '\udcb3',
  'ا',
  '²',
  '½',
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 200 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const holds = (property: (text: string) => void) =>
  fc.assert(fc.property(texts, property), { numRuns: 1000 });

const whole = 2n ** 64n - 1n;
const multipliers = [0x6a09e667f3bcc909n, 0xbb67ae8584caa73bn, 0x3c6ef372fe94f82bn, 0xa54ff53a5f1d36f1n];
const folded = (value: bigint) => (value & whole) ^ ((value & whole) >> 32n);

/** The hash of a word as its definition has it, in two numbers of 32 bits. */
function hashOf(word: string): [low: number, high: number] {
  let hash = 0n;
  for (let at = 0; at < word.length; at += 16) {
    const units = Buffer.alloc(32);
    units.write(word.slice(at, at + 16), 'utf16le');
    hash = multipliers.reduce((sum, multiplier, part) => {
      const four = units.readBigUInt64LE(8 * part) ^ (part === 0 ? hash : 0n);
      return (sum + folded(four * multiplier)) & whole;
    }, 0n);
  }
  const all = folded(folded(hash) * 0x510e527fade682d1n);
  return [Number(all & 0xffffffffn), Number(all >> 32n)];
}

test('a scan finds the words that the expression finds', () => {
  holds((text) => {
    expect([...scan(text).words]).toEqual(wordsOfPlain(text).map((word) => hashOf(word)[0]));
  });
});

test('the sense is the sum of what telling words, figures and brackets say', () => {
  holds((text) => {
    const figures = /^[\d+\-*/=<>^%]/;
    const senses = [...wordsOfPlain(text), ...(text.match(/[()[\]{}|_!]/g) ?? [])].flatMap((word) => {
      const says = figures.test(word) || /^[()[\]{}|_!]$/.test(word) ? word : telling.get(word);
      return says === undefined ? [] : hashOf(says);
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

test('no two telling words have one hash', () => {
  expect(new Set([...telling.keys()].map((word) => hashOf(word)[0])).size).toBe(telling.size);
});

test('a text may be of any length, and a short one after it is read as before', () => {
  const { words, key, sense } = scan('two words');
  const before = { words: words.slice(), key: key.slice(), sense };
  expect(scan('word '.repeat(300_000)).words).toHaveLength(300_000);
  expect(scan('two words')).toEqual(before);
});

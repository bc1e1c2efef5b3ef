import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Clusters, guardOf, jaccard, textKey, words } from './index.js';
import { minHasher } from './min-hash.js';
import { shingles } from './shingles.js';

const sets = fc.uniqueArray(fc.nat(60)).map((values) => Uint32Array.from(values).sort());

test('jaccard equals the definition on sets and is symmetric', () => {
  fc.assert(
    fc.property(sets, sets, (a, b) => {
      const union = new Set([...a, ...b]).size;
      const shared = [...a].filter((value) => b.includes(value)).length;
      expect(jaccard(a, b)).toBe(union === 0 ? 1 : shared / union);
      expect(jaccard(b, a)).toBe(jaccard(a, b));
    }),
  );
});

test('the share of equal MinHash entries estimates the Jaccard similarity', () => {
  const hashesOf = minHasher(1024, 3);
  const words = Array.from({ length: 300 }, (_, at) => `w${at * 17}`);
  for (const shared of [0, 60, 150, 240, 300]) {
    const other = words.map((word, at) => (at < shared ? word : `${word}x`));
    const [a, b] = [shingles(words, 1), shingles(other, 1)];
    const [left, right] = [hashesOf(a), hashesOf(b)];
    const equal = left.filter((value, at) => value === right[at]).length / left.length;
    // Five standard deviations of a binomial estimate from 1,024 draws.
    expect(Math.abs(equal - jaccard(a, b))).toBeLessThan(0.08);
  }
});

test('union-find groups what a naive closure groups', () => {
  const pairs = fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 30 });
  fc.assert(
    fc.property(pairs, (joined) => {
      const clusters = new Clusters();
      const label = Array.from({ length: 20 }, () => clusters.add());
      for (const [a, b] of joined) {
        clusters.join(a, b);
        const [from, to] = [label[a], label[b]];
        label.forEach((value, at) => {
          if (value === from) label[at] = to as number;
        });
      }
      for (let a = 0; a < 20; a++) {
        for (let b = 0; b < 20; b++)
          expect(clusters.rootOf(a) === clusters.rootOf(b)).toBe(label[a] === label[b]);
      }
    }),
  );
});

test.each([
  ['$\\dfrac{1}{2}$ of  1,000', '\\frac{1}{2} of 1000'],
  ['It’s “five”', 'it\'s "five"'],
  ['\\left( x \\right)', '( x )'],
])('%j and %j have one key', (left, right) => {
  expect(textKey(left)).toBe(textKey(right));
});

test.each([
  ['5 + 3 apples', '5 - 3 apples'],
  ['12 apples more than Sam', '12 apples less than Sam'],
  ['(a+b)*c', 'a+(b*c) + 1'],
  ['the first even number', 'the first odd number'],
  ['what is cos A', 'what is tan A'],
  ['find a of y = a + b', 'find b of y = a + b'],
  ['the letters of CEASE', 'the letters of TEPEE'],
])('%j and %j differ in what their answers depend on', (left, right) => {
  expect(guardOf(left)).not.toBe(guardOf(right));
});

test('words keeps numbers and operators and drops looks', () => {
  expect(words('Find $\\left(2.5+x\\right)$, Sam’s 1,200!')).toEqual([
    'find',
    '2.5',
    '+',
    'x',
    "sam's",
    '1200',
  ]);
});

test('words that say the same do not make a variant', () => {
  expect(guardOf('the larger of two dice')).toBe(guardOf('the greater of 2 dice'));
  expect(guardOf('the maximum profit')).toBe(guardOf('the largest profit'));
});

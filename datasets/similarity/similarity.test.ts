import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GramStore } from './gram-store.js';
import { Clusters, hashWord, jaccard, mix, nearDuplicates, textKey, textMarks, words } from './index.js';
import { openKernel, type Sketched } from './kernel.js';
import { openMarksPool } from './marks-pool.js';
import { type GramSketches, openGramSketcher, openSketcher } from './sketches.js';

const guardOf = (text: string) => textMarks(text).guard;

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

test('the kernel makes the n-grams and keys that their definitions say', () => {
  const seed = 5;
  const [bands, rows] = [7, 2];
  const property = fc.property(fc.array(fc.nat(2 ** 32 - 1), { maxLength: 9 }), (hashes) => {
    const sketched = openKernel({ ngram: 3, bands, rows }, seed)(hashes);
    const width = Math.min(3, hashes.length);
    const starts =
      hashes.length === 0 ? [] : Array.from({ length: hashes.length - width + 1 }, (_, at) => at);
    const fold = (sum: number, hash: number) => Math.imul(sum, 0x9e3779b1) + hash;
    const grams = starts.map((start) => mix(hashes.slice(start, start + width).reduce(fold, 0)));
    expect([...sketched.grams]).toEqual(grams);
    const least = (at: number) =>
      Math.min(
        0xffffffff,
        ...grams.map(
          (gram) => Math.imul(gram ^ mix(seed + 0x5bd1e995 + 2 * at), mix(seed + 2 * at + 1) | 1) >>> 0,
        ),
      );
    const keys = Array.from({ length: bands }, (_, band) =>
      [0, 1].reduce((key, row) => mix(Math.imul(key, 31) + least(row * bands + band)), 0),
    );
    expect([...sketched.bandKeys]).toEqual(keys);
  });
  fc.assert(property);
});

test('the share of equal MinHash entries estimates the Jaccard similarity', () => {
  const hashes = 1024;
  const sketch = openKernel({ ngram: 1, bands: hashes, rows: 1 }, 3);
  const texts = Array.from({ length: 300 }, (_, at) => `w${at * 17}`);
  for (const shared of [0, 60, 150, 240, 300]) {
    const other = texts.map((word, at) => (at < shared ? word : `${word}x`));
    const store = new GramStore();
    const [left, right] = [texts, other].map((side) => {
      const sketched = sketch(side.map((word) => hashWord(word)));
      store.addAll(sketched.grams, [sketched.grams.length]);
      return sketched.bandKeys.slice();
    }) as [Uint32Array, Uint32Array];
    const equal = left.filter((value, at) => value === right[at]).length / hashes;
    // Five standard deviations of a binomial estimate from 1,024 draws.
    expect(Math.abs(equal - jaccard(store.distinct(0), store.distinct(1)))).toBeLessThan(0.08);
  }
});

/** As a batch of one. */
function sketchesOf({ grams, bandKeys }: Sketched): GramSketches {
  return {
    size: 1,
    grams: new Uint32Array(grams),
    ends: Uint32Array.of(grams.length),
    bandKeys: new Uint32Array(bandKeys),
  };
}

// Within the smaller bound 4 MiB of n-grams are held, and the others read from a file.
test.each([undefined, 1])(
  'a text of a million words is sketched as well as one of none, bound %s',
  async (bound) => {
    const settings = { ngram: 3, bands: 4, rows: 2, threshold: 0.7 };
    const [near, sketch] = [nearDuplicates(settings, bound), openKernel(settings, 1)];
    const long = Uint32Array.from({ length: 1_200_000 }, (_, at) => mix(at));
    const clusters = new Clusters();
    for (const words of [[], long, [7], long.slice(1), []]) {
      near.add(sketchesOf(sketch(words)));
      clusters.add();
    }
    await near.join(clusters, () => true);
    expect(clusters.groups()).toEqual([
      [0, 4],
      [1, 3],
    ]);
    expect(near.similarity(1, 3)).toBeGreaterThan(0.99);
    near.close();
  },
);

test('every pair of planted near-duplicates is found, and none below the threshold', async () => {
  const settings = { ngram: 1, bands: 28, rows: 4, threshold: 0.7 };
  const [near, sketch] = [nearDuplicates(settings), openKernel(settings, 9)];
  const clusters = new Clusters();
  for (let at = 0; at < 400; at++) {
    const base = Array.from({ length: 60 }, (_, word) => mix(at * 1000 + word));
    const changed = at % 2 === 0 ? 6 : 24;
    for (const words of [base, base.map((word, place) => (place < changed ? mix(word + 1) : word))]) {
      near.add(sketchesOf(sketch(words)));
      clusters.add();
    }
  }
  await near.join(clusters, () => true);
  // 54 of 66 words shared is a similarity of 0.82; 36 of 84 is 0.43.
  expect(clusters.groups()).toEqual(Array.from({ length: 200 }, (_, at) => [at * 4, at * 4 + 1]));
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
  ['Solve \\[x^2 = 4.\\]for \\(x\\).', 'Solve $$x^2 = 4.$$for $x$.'],
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

test('the n-grams and band keys of texts are the same whether more is asked or not', () => {
  const texts = ['A bag of $1{,}000$ RED marbles:  x + y > 3?', '', 'Größe ½ “quoted”', 'a b c d e f a b c'];
  const shape = { ngram: 3, bands: 5, rows: 2 };
  const [sketch, all] = [openGramSketcher(shape, 7), openSketcher(shape, 7)];
  for (const some of [texts, texts.slice(1), []]) {
    const { keys, guards, ...grams } = all(some);
    expect(sketch(some)).toEqual(grams);
    expect([keys.length, guards.length]).toEqual([4 * some.length, some.length]);
  }
});

test.each([1, 2])('%s threads read and sketch texts as one call does', async (threads) => {
  const pool = openMarksPool(threads);
  const texts = ['A bag of $1{,}000$ red marbles: x + y > 3?', '', 'Größe ½ “quoted”', 'a b c d e f a b c'];
  const shape = { ngram: 3, bands: 5, rows: 2 };
  try {
    expect(await pool.marks(texts)).toEqual(texts.map(textMarks));
    expect(await pool.sketches(texts, shape, 7)).toEqual(openSketcher(shape, 7)(texts));
    expect(await pool.sketches(texts, shape, 8)).not.toEqual(await pool.sketches(texts, shape, 7));
  } finally {
    await pool.close();
  }
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buckets, featuresOf, type Readable } from './features.js';

const features = featuresOf(readable(''));

function readable(text: string, solution?: string): Readable {
  return {
    prompt: [{ role: 'user', content: text }],
    domain: 'math',
    ...(solution === undefined ? {} : { solution }),
  };
}

function all(problem: Readable): number[] {
  featuresOf(problem);
  return [...features.bucket.subarray(0, features.ends.at(-1))];
}

function shareOfCommon(left: Readable, right: Readable): number {
  const [a, b] = [all(left), new Set(all(right))];
  return a.filter((bucket) => b.has(bucket)).length / a.length;
}

test('any text gives buckets of the table, in blocks that follow each other, the same each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 6000 }), fc.option(fc.string()), (text, solution) => {
      const problem = readable(text, solution ?? undefined);
      const found = all(problem);
      expect(found.every((bucket) => bucket >= 0 && bucket < buckets)).toBe(true);
      const ends = [...features.ends];
      expect(ends).toEqual([...ends].sort((a, b) => a - b));
      expect(ends.at(-1)).toBeLessThanOrEqual(features.bucket.length);
      expect(all(problem)).toEqual(found);
    }),
    { numRuns: 200 },
  );
});

test('the longest texts fit the buffer', () => {
  const marks = '?'.repeat(9000);
  expect(() => all(readable(marks, marks))).not.toThrow();
  expect(features.ends.at(-1)).toBeLessThanOrEqual(features.bucket.length);
});

test('a number counts by its length, in digits or in words, and white space by being there', () => {
  const base = readable('Nora packs 16 crates a day.');
  expect(shareOfCommon(base, readable('Nora packs 27 crates a day.'))).toBeGreaterThan(0.95);
  expect(all(base)).not.toEqual(all(readable('Nora packs 160 crates a day.')));
  expect(shareOfCommon(readable('Nora packs   16\tcrates a day.'), base)).toBe(1);
  const words = (text: string) => {
    all(readable(text));
    return [...features.bucket.subarray(0, features.ends[0])];
  };
  const [digits, spelt] = [words('has 16 crates'), words('has sixteen crates')];
  // Only the unigram tells 16 from sixteen.
  expect(digits.filter((bucket) => !spelt.includes(bucket))).toHaveLength(1);
});

test('a solution has blocks of its own and leaves those of the prompt alone', () => {
  all(readable('What is 2 + 2?'));
  const alone = [...features.bucket.subarray(0, features.ends[2])];
  expect(features.ends[5]).toBe(features.ends[2]);
  all(readable('What is 2 + 2?', 'It is 4.'));
  expect([...features.bucket.subarray(0, features.ends[2])]).toEqual(alone);
  expect(features.ends[5]).toBeGreaterThan(features.ends[2] as number);
});

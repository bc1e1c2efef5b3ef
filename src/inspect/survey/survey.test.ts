import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Reservoir } from './reservoir.js';
import { Spread } from './spread.js';
import { Survey } from './survey.js';
import { ValueCounts } from './value-counts.js';

test('quantiles are those of the sorted numbers, to three significant digits', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1 }), (numbers) => {
      const spread = new Spread();
      for (const number of numbers) spread.add(number);
      const sorted = numbers.toSorted((a, b) => a - b);
      const median = sorted[Math.ceil(0.5 * sorted.length) - 1] as number;
      const { p50, min, max, count } = spread.summary() ?? {};
      expect(Math.abs((p50 as number) / median - 1)).toBeLessThan(0.0051);
      expect([min, max, count]).toEqual([sorted[0], sorted.at(-1), numbers.length]);
      const bins = spread.sizeBins();
      expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(numbers.length);
    }),
  );
});

test('shares fall into their bins, 1 into the last', () => {
  const spread = new Spread();
  for (const share of [0, 0.05, 0.3, 0.999, 1, Number.NaN]) spread.add(share);
  const bins = spread.shareBins(20);
  expect(bins.map(({ count }) => count)).toEqual([1, 1, 0, 0, 0, 0, 1, ...new Array(12).fill(0), 2]);
});

test('values beyond the thousandth are counted together', () => {
  const counts = new ValueCounts();
  for (let value = 0; value < 1200; value++) counts.add(`v${value}`);
  counts.add('v5');
  expect(counts.entries()[0]).toEqual(['v5', 2]);
  expect(counts.entries().at(-1)).toEqual(['(others)', 200]);
  expect(counts.total).toBe(1201);
});

test('a sample follows from its seed, keeps the order, and takes every row alike', () => {
  const draw = (seed: number) => {
    const sample = new Reservoir<number>(10, seed);
    for (let at = 0; at < 100; at++) sample.offer(() => at);
    return sample.items();
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  expect(draw(1)).toEqual(draw(1).toSorted((a, b) => a - b));
  const hits = new Array<number>(100).fill(0);
  for (let seed = 0; seed < 2000; seed++) for (const at of draw(seed)) hits[at] = (hits[at] as number) + 1;
  // 2000 draws of one in ten: 200, with a standard deviation of 13.4.
  expect(Math.min(...hits)).toBeGreaterThan(140);
  expect(Math.max(...hits)).toBeLessThan(260);
});

test('any row can be surveyed', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom(
          'prompt',
          'source',
          'quality',
          'difficulty',
          'ground_truth',
          'rollout',
          'verdicts',
          'completion',
        ),
        fc.jsonValue(),
      ),
      (row) => {
        new Survey().add({ row: row as never, fate: 'kept' });
      },
    ),
  );
});

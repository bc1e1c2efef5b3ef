import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchesOf, paddedLength } from './batches.js';

const lengths = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 200 });
const budgets = fc.record({
  tokens: fc.integer({ min: 1, max: 5000 }),
  texts: fc.integer({ min: 1, max: 64 }),
});
const paddings = fc.record({ step: fc.constantFrom(1, 8), most: fc.constantFrom(128, 300, 512) });

test('every row is in one batch, within the budget unless it is alone, beside rows of like length', () => {
  fc.assert(
    fc.property(lengths, budgets, paddings, (list, budget, padding) => {
      const rows = list.map((length, at) => ({ at, ids: new Int32Array(length) }));
      const batches = batchesOf(rows, budget, padding);
      expect(
        batches
          .flat()
          .map((row) => row.at)
          .toSorted((a, b) => a - b),
      ).toEqual(rows.map((row) => row.at));
      for (const batch of batches) {
        const size = batch.length * paddedLength(batch, padding);
        expect(batch.length === 1 || size <= budget.tokens).toBe(true);
        expect(batch.length).toBeLessThanOrEqual(budget.texts);
      }
      const inOrder = batches.flat().map((row) => row.ids.length);
      expect(inOrder).toEqual(inOrder.toSorted((a, b) => b - a));
    }),
    { seed: 7 },
  );
});

test('padding is rounded up, but not beyond what the model takes', () => {
  const rows = (length: number) => [{ at: 0, ids: new Int32Array(length) }];
  expect(paddedLength(rows(9), { step: 8, most: 512 })).toBe(16);
  expect(paddedLength(rows(49), { step: 8, most: 50 })).toBe(50);
  expect(paddedLength(rows(9), { step: 1, most: 512 })).toBe(9);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SumTree } from './sum-tree.js';

const weights = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 10, noNaN: true })), {
  minLength: 1,
  maxLength: 700,
});

test('a point finds the slot in whose part of the sum it lies, and never one without weight', () => {
  fc.assert(
    fc.property(
      weights,
      fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 20 }),
      (given, points) => {
        const tree = new SumTree(given.length);
        for (const [slot, weight] of given.entries()) tree.set(slot, weight);
        const total = given.reduce((sum, weight) => sum + weight, 0);
        expect(tree.total).toBeCloseTo(total, 8);
        if (tree.total === 0) return;
        for (const point of points) {
          const found = tree.find(point * tree.total);
          expect(given[found]).toBeGreaterThan(0);
          const before = given.slice(0, found).reduce((sum, weight) => sum + weight, 0);
          expect(point * total).toBeGreaterThanOrEqual(before - 1e-6);
          expect(point * total).toBeLessThanOrEqual(before + (given[found] as number) + 1e-6);
        }
      },
    ),
  );
});

test('sums are the same bits whatever was set before, so that a restored tree draws as the one that was saved', () => {
  fc.assert(
    fc.property(
      weights,
      fc.array(fc.tuple(fc.nat(699), fc.double({ min: 0, max: 1e9, noNaN: true }))),
      (given, changes) => {
        const [worn, fresh] = [new SumTree(given.length), new SumTree(given.length)];
        for (const [slot, weight] of changes) worn.set(slot % given.length, weight);
        for (const [slot, weight] of given.entries()) worn.set(slot, weight);
        fresh.fill((slot) => given[slot] as number);
        expect(worn.total).toBe(fresh.total);
        for (const slot of given.keys()) expect(worn.weight(slot)).toBe(fresh.weight(slot));
      },
    ),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random } from './random.js';

describe('random', () => {
  test('a stream is a function of its key', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), fc.nat(), (seed, name, index) => {
        const [a, b] = [random(seed, name, index), random(seed, name, index)];
        for (let i = 0; i < 5; i++) expect(a.int(0, 1e6)).toBe(b.int(0, 1e6));
      }),
    );
  });

  test('its first numbers are a promise', () => {
    const stream = random(42, 'linear-equation', 0);
    expect(Array.from({ length: 5 }, () => stream.int(0, 999))).toEqual([581, 796, 242, 106, 444]);
  });

  test('integers stay in their range and reach both ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 2 ** 31 }),
        fc.nat(),
        (min, width, seed) => {
          const drawn = random(seed).int(min, min + width);
          expect(drawn).toBeGreaterThanOrEqual(min);
          expect(drawn).toBeLessThanOrEqual(min + width);
        },
      ),
    );
    const seen = new Set(Array.from({ length: 200 }, (_, i) => random(7, i).int(-2, 2)));
    expect([...seen].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
  });

  test('neighboring keys give independent, even draws', () => {
    const counts = new Array<number>(16).fill(0);
    for (let i = 0; i < 16_000; i++) counts[random(1, 'x', i).int(0, 15)]!++;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 15 degrees of freedom: beyond 44.3 only once in 10,000.
    expect(chiSquare).toBeLessThan(44.3);
  });

  test('a shuffle keeps every item', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
        const sort = (list: readonly number[]) => [...list].sort((a, b) => a - b);
        expect(sort(random(seed).shuffle(items))).toEqual(sort(items));
      }),
    );
  });
});

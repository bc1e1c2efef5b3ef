import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderedMap } from './ordered-map.js';

async function* from<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

test('results come in the order of the source, whatever finishes first, and no more than inFlight run', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(3), { maxLength: 30 }),
      fc.integer({ min: 1, max: 6 }),
      async (delays, inFlight) => {
        let running = 0;
        let most = 0;
        const seen: number[] = [];
        const mapped = orderedMap(from([...delays.entries()]), inFlight, async ([at, delay]) => {
          most = Math.max(most, ++running);
          await setTimeout(delay);
          running--;
          return at;
        });
        for await (const at of mapped) seen.push(at);
        expect(seen).toEqual(delays.map((_, at) => at));
        expect(most).toBeLessThanOrEqual(inFlight);
      },
    ),
    { numRuns: 30 },
  );
});

test('an error ends the stream and is the error that is thrown', async () => {
  const mapped = orderedMap(from([1, 2, 3]), 2, (value) => {
    if (value === 2) throw new Error('two');
    return value;
  });
  const seen: number[] = [];
  await expect(async () => {
    for await (const value of mapped) seen.push(value);
  }).rejects.toThrow('two');
  expect(seen).toEqual([1]);
});

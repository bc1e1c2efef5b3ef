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

test('a result is yielded while the source is silent', async () => {
  let release: (() => void) | undefined;
  async function* slow(): AsyncGenerator<number> {
    yield 1;
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    yield 2;
  }
  const mapped = orderedMap(slow(), 4, (value) => value * 10);
  expect((await mapped.next()).value).toBe(10);
  release?.();
  expect((await mapped.next()).value).toBe(20);
  expect((await mapped.next()).done).toBe(true);
});

test('a consumer that stops early ends the source', async () => {
  let ended = false;
  async function* endless(): AsyncGenerator<number> {
    try {
      for (let at = 0; ; at++) yield at;
    } finally {
      ended = true;
    }
  }
  for await (const value of orderedMap(endless(), 3, (one) => one)) if (value === 5) break;
  expect(ended).toBe(true);
});

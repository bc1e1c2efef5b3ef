import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lane } from './lane.js';

const never = new AbortController().signal;

test('every item is done once, in batches within their bounds, and each request has its own results in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(40), { maxLength: 12 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 5 }),
      async (sizes, batch, inFlight, turn) => {
        const done = new Map<string, number>();
        let running = 0;
        const lane = new Lane<string, string>({
          batch,
          inFlight,
          turn,
          async work(items) {
            running++;
            expect(items.length).toBeLessThanOrEqual(batch);
            expect(running).toBeLessThanOrEqual(inFlight);
            for (const item of items) done.set(item, (done.get(item) ?? 0) + 1);
            await new Promise((resolve) => setImmediate(resolve));
            running--;
            return items.map((item) => `${item}!`);
          },
        });
        const asked = sizes.map((size, which) => Array.from({ length: size }, (_, at) => `${which}:${at}`));
        const results = await Promise.all(asked.map((items) => lane.submit(items, never)));
        expect(results).toEqual(asked.map((items) => items.map((item) => `${item}!`)));
        expect([...done.values()].every((count) => count === 1)).toBe(true);
        expect(done.size).toBe(asked.flat().length);
      },
    ),
    { seed: 42, numRuns: 100 },
  );
});

test('a small request takes its turn before the rest of a large one', async () => {
  const order: string[] = [];
  const lane = new Lane<string, void>({
    batch: 2,
    inFlight: 1,
    turn: 2,
    async work(items) {
      order.push(...items);
      await new Promise((resolve) => setImmediate(resolve));
      return items.map(() => undefined);
    },
  });
  await Promise.all([lane.submit(['a', 'b', 'c', 'd', 'e', 'f'], never), lane.submit(['small'], never)]);
  expect(order.indexOf('small')).toBeLessThan(5);
});

test('what waits is taken back when the signal aborts; what is under way ends, and the others go on', async () => {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const lane = new Lane<string, string>({
    batch: 1,
    inFlight: 1,
    turn: 1,
    work: (items) =>
      new Promise((resolve) => {
        begun.push(...items);
        ends.push(() => resolve(items));
      }),
  });
  const controller = new AbortController();
  const cut = lane.submit(['a', 'b', 'c'], controller.signal);
  const other = lane.submit(['x'], never);
  controller.abort();
  expect(await cut).toEqual([undefined, undefined, undefined]);
  ends.shift()?.();
  await new Promise((resolve) => setImmediate(resolve));
  ends.shift()?.();
  expect(await other).toEqual(['x']);
  expect(begun).toEqual(['a', 'x']);
  expect(await lane.submit(['y'], controller.signal)).toEqual([undefined]);
});

test('a bug in the work is the error of those whose items it had, and of no other', async () => {
  const lane = new Lane<string, string>({
    batch: 1,
    inFlight: 1,
    turn: 1,
    work: ([item]) =>
      item === 'bad' ? Promise.reject(new Error('broken')) : Promise.resolve([item as string]),
  });
  const bad = lane.submit(['bad'], never);
  const good = lane.submit(['good'], never);
  await expect(bad).rejects.toThrow('broken');
  expect(await good).toEqual(['good']);
});

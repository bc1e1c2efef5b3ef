import { type MarksPool, openMarksPool } from '#datasets/similarity/index.js';

/** Hands over each item with what was read of its text, in order, while worker threads read the next batches. */
export interface ReadAhead<Item> {
  /** Resolves when there is room for another batch. */
  push(batch: readonly Item[]): Promise<void>;
  /** Resolves when every item has been handed over. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param threads how many batches are read at once, ≥ 1
 * @param read gives one reading for each item of a batch, in order
 */
export function readAhead<Item, Reading>(
  threads: number,
  read: (pool: MarksPool, batch: readonly Item[]) => Promise<Reading[]>,
  take: (item: Item, reading: Reading) => void,
): ReadAhead<Item> {
  const pool = openMarksPool(threads);
  const waiting: { readonly batch: readonly Item[]; readonly reading: Promise<Reading[]> }[] = [];

  async function handOver(): Promise<void> {
    const { batch, reading } = waiting.shift() as (typeof waiting)[number];
    const readings = await reading;
    batch.forEach((item, at) => {
      take(item, readings[at] as Reading);
    });
  }
  return {
    push: async (batch) => {
      const reading = read(pool, batch);
      // A failure is met when its turn comes.
      reading.catch(() => undefined);
      waiting.push({ batch, reading });
      if (waiting.length > 2 * threads) await handOver();
    },
    drain: async () => {
      while (waiting.length > 0) await handOver();
    },
    close: pool.close,
  };
}

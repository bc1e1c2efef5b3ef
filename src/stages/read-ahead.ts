import { type MarksPool, openMarksPool } from '#datasets/similarity/index.js';

/** Hands over each batch with what was read of its texts, in order, while worker threads read the next ones. */
export interface ReadAhead<Item> {
  /** Resolves when there is room for another batch. */
  push(batch: readonly Item[]): Promise<void>;
  /** Resolves when every batch has been handed over. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param threads how many batches are read at once, ≥ 1
 */
export function readAhead<Item, Reading>(
  threads: number,
  read: (pool: MarksPool, batch: readonly Item[]) => Promise<Reading>,
  take: (batch: readonly Item[], reading: Reading) => void,
): ReadAhead<Item> {
  const pool = openMarksPool(threads);
  const waiting: { readonly batch: readonly Item[]; readonly reading: Promise<Reading> }[] = [];

  async function handOver(): Promise<void> {
    const { batch, reading } = waiting.shift() as (typeof waiting)[number];
    take(batch, await reading);
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

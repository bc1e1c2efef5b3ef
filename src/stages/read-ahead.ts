import { openMarksPool, type TextMarks } from '#datasets/similarity/index.js';

/** Hands over each item with the marks of its text, in order, while worker threads read the next batches. */
export interface ReadAhead<Item> {
  /** Resolves when there is room for another batch. */
  push(batch: readonly Item[]): Promise<void>;
  /** Resolves when every item has been handed over. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** @param threads how many batches are read at once, ≥ 1 */
export function readAhead<Item>(
  threads: number,
  textOf: (item: Item) => string,
  take: (item: Item, marks: TextMarks) => void,
): ReadAhead<Item> {
  const pool = openMarksPool(threads);
  const waiting: { readonly batch: readonly Item[]; readonly marks: Promise<TextMarks[]> }[] = [];

  async function handOver(): Promise<void> {
    const { batch, marks } = waiting.shift() as (typeof waiting)[number];
    const read = await marks;
    batch.forEach((item, at) => {
      take(item, read[at] as TextMarks);
    });
  }
  return {
    push: async (batch) => {
      const marks = pool.marks(batch.map(textOf));
      // A failure is met when its turn comes.
      marks.catch(() => undefined);
      waiting.push({ batch, marks });
      if (waiting.length > 2 * threads) await handOver();
    },
    drain: async () => {
      while (waiting.length > 0) await handOver();
    },
    close: pool.close,
  };
}

import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { type MarksPool, openMarksPool } from '#datasets/similarity/index.js';

/** Hands over each problem with what was read of its prompt, in order, while worker threads read the next batches. */
export interface ReadAhead {
  /** Resolves when there is room for another batch. */
  push(batch: readonly Problem[]): Promise<void>;
  /** Resolves when every problem has been handed over. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param threads how many batches are read at once, ≥ 1
 * @param read what is read: one for each text, in order
 */
export function readAhead<M>(
  threads: number,
  read: (pool: MarksPool, texts: readonly string[]) => Promise<M[]>,
  take: (problem: Problem, marks: M) => void,
): ReadAhead {
  const pool = openMarksPool(threads);
  const waiting: { readonly batch: readonly Problem[]; readonly marks: Promise<M[]> }[] = [];

  async function handOver(): Promise<void> {
    const { batch, marks } = waiting.shift() as (typeof waiting)[number];
    const found = await marks;
    batch.forEach((problem, at) => {
      take(problem, found[at] as M);
    });
  }
  return {
    push: async (batch) => {
      const marks = read(pool, batch.map(promptText));
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

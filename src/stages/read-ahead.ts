import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { openMarksPool, type TextMarks } from '#datasets/similarity/index.js';

/** Hands over each problem with the marks of its prompt, in order, while worker threads read the next batches. */
export interface ReadAhead {
  /** Resolves when there is room for another batch. */
  push(batch: readonly Problem[]): Promise<void>;
  /** Resolves when every problem has been handed over. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** @param threads how many batches are read at once, ≥ 1 */
export function readAhead(threads: number, take: (problem: Problem, marks: TextMarks) => void): ReadAhead {
  const pool = openMarksPool(threads);
  const waiting: { readonly batch: readonly Problem[]; readonly marks: Promise<TextMarks[]> }[] = [];

  async function handOver(): Promise<void> {
    const { batch, marks } = waiting.shift() as (typeof waiting)[number];
    const read = await marks;
    batch.forEach((problem, at) => {
      take(problem, read[at] as TextMarks);
    });
  }
  return {
    push: async (batch) => {
      const marks = pool.marks(batch.map(promptText));
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

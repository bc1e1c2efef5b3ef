import { Piscina } from 'piscina';
import { type PackedMarks, unpackMarks } from './packed-marks.js';
import { type TextMarks, textMarks } from './text-marks.js';

/** Reads texts in worker threads; with one thread, on the calling one. */
export interface MarksPool {
  marks(texts: readonly string[]): Promise<TextMarks[]>;
  close(): Promise<void>;
}

export function openMarksPool(threads: number): MarksPool {
  if (threads === 1) return { marks: async (texts) => texts.map(textMarks), close: async () => undefined };
  const pool: Piscina<readonly string[], PackedMarks> = new Piscina({
    filename: new URL('./marks-worker.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 10_000,
  });
  return { marks: async (texts) => unpackMarks(await pool.run(texts)), close: () => pool.destroy() };
}

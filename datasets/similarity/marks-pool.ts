import { Piscina } from 'piscina';
import type { Reading } from './marks-worker.js';
import { type PackedMarks, type PackedWords, unpackMarks, unpackWords } from './packed-marks.js';
import { type TextMarks, textMarks, textWords } from './text-marks.js';

/** Reads texts in worker threads; with one thread, on the calling one. */
export interface MarksPool {
  marks(texts: readonly string[]): Promise<TextMarks[]>;
  /** The `words` of the marks alone. */
  words(texts: readonly string[]): Promise<Uint32Array[]>;
  close(): Promise<void>;
}

export function openMarksPool(threads: number): MarksPool {
  if (threads === 1) {
    return {
      marks: async (texts) => texts.map(textMarks),
      words: async (texts) => texts.map(textWords),
      close: async () => undefined,
    };
  }
  const pool: Piscina<Reading, PackedMarks | PackedWords> = new Piscina({
    filename: new URL('./marks-worker.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 10_000,
  });
  return {
    marks: async (texts) => unpackMarks((await pool.run({ texts, what: 'marks' })) as PackedMarks),
    words: async (texts) => unpackWords(await pool.run({ texts, what: 'words' })),
    close: () => pool.destroy(),
  };
}

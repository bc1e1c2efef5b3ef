import { Piscina } from 'piscina';
import type { SignatureShape } from './kernel.js';
import type { Reading, ReadMarks } from './marks-worker.js';
import { unpack } from './packed.js';
import { openSketcher, type Sketches } from './sketches.js';
import { type TextMarks, textMarks } from './text-marks.js';

/** Reads texts in worker threads; with one thread, on the calling one. */
export interface MarksPool {
  marks(texts: readonly string[]): Promise<TextMarks[]>;
  sketches(texts: readonly string[], shape: SignatureShape, seed: number): Promise<Sketches>;
  close(): Promise<void>;
}

export function openMarksPool(threads: number): MarksPool {
  if (threads === 1) return onThisThread();
  const pool: Piscina<Reading, ReadMarks | Sketches> = new Piscina({
    filename: new URL('./marks-worker.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 10_000,
  });
  return {
    marks: async (texts) => {
      const { words, keys, guards } = (await pool.run({ texts })) as ReadMarks;
      return unpack(words).map((each, at) => ({ words: each, key: keys[at]!, guard: guards[at]! }));
    },
    sketches: async (texts, { ngram, bands, rows }, seed) =>
      (await pool.run({ texts, sketch: { shape: { ngram, bands, rows }, seed } })) as Sketches,
    close: () => pool.destroy(),
  };
}

function onThisThread(): MarksPool {
  const sketchers = new Map<string, ReturnType<typeof openSketcher>>();
  return {
    marks: async (texts) => texts.map(textMarks),
    sketches: async (texts, shape, seed) => {
      const which = JSON.stringify([shape, seed]);
      const sketcher = sketchers.get(which) ?? openSketcher(shape, seed);
      sketchers.set(which, sketcher);
      return sketcher(texts);
    },
    close: async () => undefined,
  };
}

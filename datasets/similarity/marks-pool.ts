import { Piscina } from 'piscina';
import type { SignatureShape } from './kernel.js';
import type { Read, Reading } from './marks-worker.js';
import { unpack } from './packed.js';
import { type TextMarks, textMarks } from './text-marks.js';
import { kept, openSketcher, type TextSketch } from './text-sketch.js';

/** Reads texts in worker threads; with one thread, on the calling one. */
export interface MarksPool {
  marks(texts: readonly string[]): Promise<TextMarks[]>;
  sketches(texts: readonly string[], shape: SignatureShape, seed: number): Promise<TextSketch[]>;
  close(): Promise<void>;
}

export function openMarksPool(threads: number): MarksPool {
  if (threads === 1) return onThisThread();
  const pool: Piscina<Reading, Read> = new Piscina({
    filename: new URL('./marks-worker.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 10_000,
  });
  return {
    marks: async (texts) => {
      const { lists, keys, guards } = await pool.run({ texts });
      return unpack(lists).map((words, at) => ({ words, key: keys[at]!, guard: guards[at]! }));
    },
    sketches: async (texts, shape, seed) => {
      const { ngram, bands, rows } = shape;
      const { lists, bandKeys, keys, guards } = await pool.run({
        texts,
        sketch: { shape: { ngram, bands, rows }, seed },
      });
      const bandsOf = unpack(bandKeys);
      return unpack(lists).map((grams, at) => ({
        grams,
        bandKeys: bandsOf[at]!,
        key: keys[at]!,
        guard: guards[at]!,
      }));
    },
    close: () => pool.destroy(),
  };
}

function onThisThread(): MarksPool {
  const sketchers = new Map<string, (text: string) => TextSketch>();
  return {
    marks: async (texts) => texts.map(textMarks),
    sketches: async (texts, shape, seed) => {
      const which = JSON.stringify([shape, seed]);
      const sketcher = sketchers.get(which) ?? openSketcher(shape, seed);
      sketchers.set(which, sketcher);
      return texts.map((text) => kept(sketcher(text)));
    },
    close: async () => undefined,
  };
}

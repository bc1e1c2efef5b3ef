/** What a worker thread of the pool runs. */
import { move, transferableSymbol, valueSymbol } from 'piscina';
import type { SignatureShape } from './kernel.js';
import { type Packed, Packer } from './packed.js';
import { openSketcher, type Sketches } from './sketches.js';
import { keyText } from './text-key.js';
import { passingMarks } from './text-marks.js';

/** Texts to be sketched with a shape and a seed; without, their marks are asked for. */
export interface Reading {
  readonly texts: readonly string[];
  readonly sketch?: { readonly shape: SignatureShape; readonly seed: number };
}

export interface ReadMarks {
  readonly words: Packed;
  readonly keys: readonly string[];
  readonly guards: readonly number[];
}

const sketchers = new Map<string, ReturnType<typeof openSketcher>>();

// biome-ignore lint/style/noDefaultExport: the form that the pool demands
export default function read({ texts, sketch }: Reading): ReadMarks | Sketches {
  return sketch === undefined ? marksOf(texts) : handedOver(sketcherFor(sketch)(texts));
}

function marksOf(texts: readonly string[]): ReadMarks {
  const words = new Packer();
  const keys: string[] = [];
  const guards: number[] = [];
  for (const text of texts) {
    const marks = passingMarks(text);
    words.add(marks.words);
    keys.push(keyText(marks.key));
    guards.push(marks.guard);
  }
  return { words: words.packed(), keys, guards };
}

function sketcherFor(sketch: NonNullable<Reading['sketch']>): ReturnType<typeof openSketcher> {
  const which = JSON.stringify(sketch);
  const sketcher = sketchers.get(which) ?? openSketcher(sketch.shape, sketch.seed);
  sketchers.set(which, sketcher);
  return sketcher;
}

/** Sketches in the form in which the pool hands memory over in place of copying it. */
function handedOver(sketches: Sketches): Sketches {
  const { grams, ends, bandKeys, keys, guards } = sketches;
  const memory = [grams, ends, bandKeys, keys, guards].map(({ buffer }) => buffer);
  return move({ [transferableSymbol]: memory, [valueSymbol]: sketches }) as unknown as Sketches;
}

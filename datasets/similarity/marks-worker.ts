/** What a worker thread of the pool runs. */
import type { SignatureShape } from './kernel.js';
import { type Packed, Packer } from './packed.js';
import { passingMarks } from './text-marks.js';
import { openSketcher, type TextSketch } from './text-sketch.js';

/** Texts to be sketched with a shape and a seed; without, their marks are asked for. */
export interface Reading {
  readonly texts: readonly string[];
  readonly sketch?: { readonly shape: SignatureShape; readonly seed: number };
}

/** `lists` are the words of the marks, or the n-grams; band keys are those of sketches. */
export interface Read {
  readonly lists: Packed;
  readonly bandKeys: Packed;
  readonly keys: readonly string[];
  readonly guards: readonly number[];
}

const sketchers = new Map<string, (text: string) => TextSketch>();

// biome-ignore lint/style/noDefaultExport: the form that the pool demands
export default function read({ texts, sketch }: Reading): Read {
  const [lists, bandKeys] = [new Packer(), new Packer()];
  const keys: string[] = [];
  const guards: number[] = [];
  const sketcher = sketch && sketcherFor(sketch);
  for (const text of texts) {
    const read = sketcher === undefined ? passingMarks(text) : sketcher(text);
    if ('grams' in read) bandKeys.add(read.bandKeys);
    lists.add('grams' in read ? read.grams : read.words);
    keys.push(read.key);
    guards.push(read.guard);
  }
  return { lists: lists.packed(), bandKeys: bandKeys.packed(), keys, guards };
}

function sketcherFor(sketch: NonNullable<Reading['sketch']>): (text: string) => TextSketch {
  const which = JSON.stringify(sketch);
  const sketcher = sketchers.get(which) ?? openSketcher(sketch.shape, sketch.seed);
  sketchers.set(which, sketcher);
  return sketcher;
}

/** What a worker thread of the pool runs. */
import type { SignatureShape } from './kernel.js';
import { type Packed, pack } from './packed.js';
import { textMarks } from './text-marks.js';
import { openSketcher, type TextSketch } from './text-sketch.js';

/** Texts to be sketched with a shape and a seed; without, their marks are asked for. */
export interface Reading {
  readonly texts: readonly string[];
  readonly sketch?: { readonly shape: SignatureShape; readonly seed: number };
}

/** `lists` are the words of the marks, or the n-grams. */
export interface Read {
  readonly lists: Packed;
  readonly bandKeys?: Packed;
  readonly keys: readonly string[];
  readonly guards: readonly number[];
}

const sketchers = new Map<string, (text: string) => TextSketch>();

// biome-ignore lint/style/noDefaultExport: the form that the pool demands
export default function read({ texts, sketch }: Reading): Read {
  if (sketch === undefined) {
    const marks = texts.map(textMarks);
    return { lists: pack(marks.map(({ words }) => words)), ...told(marks) };
  }
  const which = JSON.stringify(sketch);
  const sketcher = sketchers.get(which) ?? openSketcher(sketch.shape, sketch.seed);
  sketchers.set(which, sketcher);
  const sketches = texts.map(sketcher);
  return {
    lists: pack(sketches.map(({ grams }) => grams)),
    bandKeys: pack(sketches.map(({ bandKeys }) => bandKeys)),
    ...told(sketches),
  };
}

function told(
  texts: readonly { readonly key: string; readonly guard: number }[],
): Pick<Read, 'keys' | 'guards'> {
  return { keys: texts.map(({ key }) => key), guards: texts.map(({ guard }) => guard) };
}

import { openKernel, type SignatureShape, type Sketched } from './kernel.js';
import { type TextMarks, textMarks } from './text-marks.js';

/** A text as MinHash and the guard see it. */
export type TextSketch = Sketched & Pick<TextMarks, 'key' | 'guard'>;

/** Sketches texts, one at a time; what it gives holds for ever. */
export function openSketcher(shape: SignatureShape, seed: number): (text: string) => TextSketch {
  const kernel = openKernel(shape, seed);
  return (text) => {
    const { words, key, guard } = textMarks(text);
    const { grams, bandKeys } = kernel(words);
    return { grams: grams.slice(), bandKeys: bandKeys.slice(), key, guard };
  };
}

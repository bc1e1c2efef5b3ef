import { openKernel, type SignatureShape, type Sketched } from './kernel.js';
import { passingMarks, type TextMarks } from './text-marks.js';

/** A text as MinHash and the guard see it. */
export type TextSketch = Sketched & Pick<TextMarks, 'key' | 'guard'>;

/** Sketches texts, one at a time; the arrays of a sketch hold until the next. */
export function openSketcher(shape: SignatureShape, seed: number): (text: string) => TextSketch {
  const kernel = openKernel(shape, seed);
  return (text) => {
    const { words, key, guard } = passingMarks(text);
    const { grams, bandKeys } = kernel(words);
    return { grams, bandKeys, key, guard };
  };
}

/** A sketch that holds for ever. */
export const kept = (sketch: TextSketch): TextSketch => ({
  ...sketch,
  grams: sketch.grams.slice(),
  bandKeys: sketch.bandKeys.slice(),
});

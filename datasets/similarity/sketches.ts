import { openKernel, type SignatureShape, type Sketched } from './kernel.js';
import { Numbers } from './numbers.js';
import { passingMarks } from './text-marks.js';

/** What many texts look like to MinHash and the guard, one text after the other: a form that passes between threads without being copied. */
export interface Sketches {
  /** How many texts. */
  readonly size: number;
  /** A hash for each n-gram of each text, in order and with repetitions. */
  readonly grams: Uint32Array<ArrayBuffer>;
  /** Behind which of the n-grams each text's end. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** A key for each band of each text; two texts that share one are candidates. */
  readonly bandKeys: Uint32Array<ArrayBuffer>;
  /** Four words for each text: see `TextMarks.key`. */
  readonly keys: Uint32Array<ArrayBuffer>;
  /** See `TextMarks.guard`. */
  readonly guards: Float64Array<ArrayBuffer>;
}

/** Collects sketches that each hold until the next is made. */
export class SketchesWriter {
  readonly #grams = new Numbers(Uint32Array);
  readonly #ends = new Numbers(Uint32Array);
  readonly #bandKeys = new Numbers(Uint32Array);
  readonly #keys = new Numbers(Uint32Array);
  readonly #guards = new Numbers(Float64Array);

  add({ grams, bandKeys }: Sketched, key: ArrayLike<number> = [0, 0, 0, 0], guard = 0): void {
    this.#grams.pushAll(grams);
    this.#ends.push(this.#grams.size);
    this.#bandKeys.pushAll(bandKeys);
    this.#keys.pushAll(key);
    this.#guards.push(guard);
  }

  sketches(): Sketches {
    return {
      size: this.#ends.size,
      grams: this.#grams.copy(),
      ends: this.#ends.copy(),
      bandKeys: this.#bandKeys.copy(),
      keys: this.#keys.copy(),
      guards: this.#guards.copy(),
    };
  }
}

/** Sketches texts, with one kernel for all. */
export function openSketcher(shape: SignatureShape, seed: number): (texts: readonly string[]) => Sketches {
  const kernel = openKernel(shape, seed);
  return (texts) => {
    const writer = new SketchesWriter();
    for (const text of texts) {
      const { words, key, guard } = passingMarks(text);
      writer.add(kernel(words), key, guard);
    }
    return writer.sketches();
  };
}

import { openKernel, type SignatureShape, type Sketched } from './kernel.js';
import { Numbers } from './numbers.js';
import { scanWords } from './scan.js';
import { passingMarks } from './text-marks.js';
import { plain } from './words.js';

/** What many texts look like to MinHash, one text after the other: a form that passes between threads without being copied. */
export interface GramSketches {
  /** How many texts. */
  readonly size: number;
  /** A hash for each n-gram of each text, in order and with repetitions. */
  readonly grams: Uint32Array<ArrayBuffer>;
  /** Behind which of the n-grams each text's end. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** A key for each band of each text; two texts that share one are candidates. */
  readonly bandKeys: Uint32Array<ArrayBuffer>;
}

/** The same, with what the guard looks at. */
export interface Sketches extends GramSketches {
  /** Four words for each text: see `TextMarks.key`. */
  readonly keys: Uint32Array<ArrayBuffer>;
  /** See `TextMarks.guard`. */
  readonly guards: Float64Array<ArrayBuffer>;
}

/** Collects sketches that each hold until the next is made. */
class GramSketchesWriter {
  readonly #grams = new Numbers(Uint32Array);
  readonly #ends = new Numbers(Uint32Array);
  readonly #bandKeys = new Numbers(Uint32Array);

  add({ grams, bandKeys }: Sketched): void {
    this.#grams.pushAll(grams);
    this.#ends.push(this.#grams.size);
    this.#bandKeys.pushAll(bandKeys);
  }

  /** Those that were added; the next one is the first again. */
  taken(): GramSketches {
    const all = {
      size: this.#ends.size,
      grams: this.#grams.copy(),
      ends: this.#ends.copy(),
      bandKeys: this.#bandKeys.copy(),
    };
    for (const numbers of [this.#grams, this.#ends, this.#bandKeys]) numbers.clear();
    return all;
  }
}

/** Sketches texts, with one kernel for all: what tells how alike they are, and no more. */
export function openGramSketcher(
  shape: SignatureShape,
  seed: number,
): (texts: readonly string[]) => GramSketches {
  const kernel = openKernel(shape, seed);
  const writer = new GramSketchesWriter();
  return (texts) => {
    for (const text of texts) writer.add(kernel(scanWords(plain(text))));
    return writer.taken();
  };
}

/** Sketches texts, with one kernel for all. */
export function openSketcher(shape: SignatureShape, seed: number): (texts: readonly string[]) => Sketches {
  const kernel = openKernel(shape, seed);
  const writer = new GramSketchesWriter();
  const keys = new Numbers(Uint32Array);
  const guards = new Numbers(Float64Array);
  return (texts) => {
    keys.clear();
    guards.clear();
    for (const text of texts) {
      const { words, key, guard } = passingMarks(text);
      writer.add(kernel(words));
      keys.pushAll(key);
      guards.push(guard);
    }
    return { ...writer.taken(), keys: keys.copy(), guards: guards.copy() };
  };
}

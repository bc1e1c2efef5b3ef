import { mix } from './hash-word.js';
import { makeRoom, openWasm } from './wasm.js';

/** The shape of a signature: `bands` groups of `rows` hash functions each. */
export interface SignatureShape {
  readonly ngram: number;
  readonly bands: number;
  readonly rows: number;
}

/** What a text looks like to MinHash. Those that the kernel gives lie in its memory and hold until its next call. */
export interface Sketched {
  /** A hash for each n-gram, in order and with repetitions. */
  readonly grams: Uint32Array;
  /** A key for each band; two texts that share one are candidates. */
  readonly bandKeys: Uint32Array;
}

interface Exports {
  grams(words: number, count: number, size: number): number;
  signature(
    grams: number,
    count: number,
    offsets: number,
    multipliers: number,
    hashes: number,
    to: number,
  ): void;
  bands(signature: number, count: number, rows: number, keys: number): void;
}

/** What the kernel reads and writes behind the words of a text, at the most. */
const behindWords = 12;

/**
 * MinHash in WebAssembly with SIMD (kernel/min-hash.ts).
 * @param seed picks the family of hash functions; the same seed gives the same keys
 * @returns a function of a text's word hashes
 */
export function openKernel(
  { ngram, bands, rows }: SignatureShape,
  seed: number,
): (words: ArrayLike<number>) => Sketched {
  const kernel = openWasm<Exports>('min-hash');
  const hashes = Math.ceil((bands * rows) / 16) * 16;
  // Memory from the start: offsets, multipliers, signature, band keys, then the words of the text at hand.
  const [offsets, multipliers, signature, keys] = [1, 2, 3, 4].map((at) => at * hashes * 4) as [
    number,
    number,
    number,
    number,
  ];
  const input = keys + hashes * 4;
  let memory = new Uint32Array(makeRoom(kernel.memory, input));
  for (let at = 0; at < hashes; at++) {
    memory[offsets / 4 + at] = mix(seed + 0x5bd1e995 + 2 * at);
    memory[multipliers / 4 + at] = mix(seed + 2 * at + 1) | 1;
  }
  return (words) => {
    const bytes = words.length * 4 + behindWords;
    if (memory.byteLength < input + bytes) memory = new Uint32Array(makeRoom(kernel.memory, input + bytes));
    memory.set(words, input / 4);
    const count = kernel.grams(input, words.length, ngram);
    kernel.signature(input, count, offsets, multipliers, hashes, signature);
    kernel.bands(signature, bands, rows, keys);
    return {
      grams: memory.subarray(input / 4, input / 4 + count),
      bandKeys: memory.subarray(keys / 4, keys / 4 + bands),
    };
  };
}

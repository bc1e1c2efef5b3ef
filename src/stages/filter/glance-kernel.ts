import { makeRoom, openWasmAt } from '#datasets/similarity/wasm.js';
import type { WordTable } from './word-table.js';

/** `kernel/glance.ts` says what each does. */
interface Exports {
  hashWords(text: number, length: number, letters: number, hashes: number): number;
  bitsOfBytes(text: number, length: number, bits: number): number;
  hasRun(text: number, length: number, first: number, last: number, least: number): number;
  bitsOfWords(hashes: number, count: number, slots: number, shift: number, twice: number): number;
}

/** What is asked of the text that was laid in last. */
export interface GlanceKernel {
  /** Lays a text in; false where it is too long. Most rules never see one that is, for it is refused before. */
  lay(text: string): boolean;
  /** The bits that its bytes set. */
  bitsOfBytes(): number;
  /** Whether so many bytes from one character to another lie side by side, 16 at the most. */
  hasRun(first: string, last: string, least: number): boolean;
  /** The hash of each of its words, until the next text. */
  hashWords(): Int32Array;
  /** The bits of the words that were hashed; of those in `twice` only the bits that two of them have. */
  bitsOfWords(twice: number): number;
}

/** In UTF-16 units, each of which makes three bytes at most. */
const longestRead = 1 << 16;
/** Blanks behind the text: what reads a vector reads them, and one ends the last word. */
const blanks = 16;

/** Where things lie in the kernel's memory, in bytes. Each table begins where the kernel's own memory has ended. */
const letters = 1 << 16;
const bits = letters + 4 * 256;
const slots = bits + 4 * 256;

/**
 * Reads texts in WebAssembly (kernel/glance.ts), in which a byte costs half of what it costs in JavaScript. As bytes of UTF-8, for what is looked for is ASCII.
 * @param bytes the bits of each byte @param isLetter for each byte all bits or none
 */
export function openGlanceKernel({
  words,
  bytes,
  isLetter,
}: {
  readonly words: WordTable;
  readonly bytes: Int32Array;
  readonly isLetter: Int32Array;
}): GlanceKernel {
  const kernel = openWasmAt<Exports>(new URL('./kernel/glance.wasm', import.meta.url));
  const text = slots + words.slots.byteLength;
  const hashes = text + 3 * longestRead + blanks;
  // Words are fewer than the characters.
  const memory = makeRoom(kernel.memory, hashes + 4 * longestRead);
  new Int32Array(memory, letters, 256).set(isLetter);
  new Int32Array(memory, bits, 256).set(bytes);
  new Int32Array(memory, slots, words.slots.length).set(words.slots);
  const room = Buffer.from(memory);
  let length = 0;
  let count = 0;
  return {
    lay: (given) => {
      if (given.length > longestRead) return false;
      length = room.write(given, text);
      room.fill(' ', text + length, text + length + blanks);
      return true;
    },
    bitsOfBytes: () => kernel.bitsOfBytes(text, length, bits),
    hasRun: (first, last, least) =>
      kernel.hasRun(text, length, first.charCodeAt(0), last.charCodeAt(0), least) !== 0,
    hashWords: () => {
      count = kernel.hashWords(text, length, letters, hashes);
      return new Int32Array(memory, hashes, count);
    },
    bitsOfWords: (twice) => kernel.bitsOfWords(hashes, count, slots, words.shift, twice),
  };
}

/**
 * The kernel that reads a text in WebAssembly: its tokens, the buckets of its n-grams, and the sums of their weights. It hashes four
 * n-grams at once, which JavaScript cannot.
 */
import { openWasmAt } from '#datasets/similarity/wasm.js';
import * as layout from './layout.js';
import { bitsOf, sensesOfWords } from './tokens.js';

/** `kernel/ngrams.ts` says what each does. */
interface Exports {
  read(length: number, first: number, salt: number): number;
  writeOthers(count: number, block: number): void;
  sum(): void;
}

/** What was read of a text. */
export interface Reading {
  /** The text in UTF-16 code units, and how many there are. */
  readonly units: Uint16Array;
  length: number;
  /** How many tokens it has. */
  tokens: number;
  /** What was counted of it: the number at `counts.dollars` is that of its dollar signs. */
  readonly counts: Int32Array;
}

/** What the kernel is given and gives: arrays in its memory, which the next text or problem overwrites. */
export interface Kernel extends Exports {
  /** Lays a text in and returns its length in UTF-16 units. */
  lay(text: string): number;
  readonly reading: Reading;
  readonly others: Int32Array;
  readonly bucket: Uint32Array;
  readonly ends: Uint32Array;
  readonly sums: Int32Array;
  readonly weights: Int32Array;
}

const capital = /\p{Lu}/u;

export function openKernel(): Kernel {
  const { memory, read, writeOthers, sum } = openWasmAt<Exports>(
    new URL('./kernel/ngrams.wasm', import.meta.url),
    { sentences: { isCapital: (unit) => capital.test(String.fromCharCode(unit)) } },
  );
  memory.grow(Math.ceil(layout.bytes / 65536));
  const { buffer } = memory;
  layTables(buffer);
  const bytes = Buffer.from(buffer);
  return {
    read,
    writeOthers,
    sum,
    lay: (text) => bytes.write(text, layout.text, 'utf16le') >> 1,
    reading: {
      units: new Uint16Array(buffer, layout.text, layout.headLength + layout.tailLength + 1),
      length: 0,
      tokens: 0,
      counts: new Int32Array(buffer, layout.count, layout.maxCounts),
    },
    others: new Int32Array(buffer, layout.others, layout.maxOthers),
    bucket: new Uint32Array(buffer, layout.bucket, layout.maxBuckets),
    ends: new Uint32Array(buffer, layout.ends, layout.blocks),
    sums: new Int32Array(buffer, layout.sums, 2 * layout.blocks),
    weights: new Int32Array(buffer, layout.weights, 2 ** layout.bucketBits),
  };
}

function layTables(buffer: ArrayBuffer): void {
  const units = new Uint32Array(buffer, layout.unit, 65536);
  for (let unit = 0; unit < 65536; unit++) units[unit] = bitsOf(unit);
  const hashes = new Int32Array(buffer, layout.senseHash, layout.sensePlaces);
  const senses = new Uint8Array(buffer, layout.sense, layout.sensePlaces);
  for (const [hash, meaning] of sensesOfWords()) {
    let place = hash & (layout.sensePlaces - 1);
    while (senses[place] !== 0) place = (place + 1) & (layout.sensePlaces - 1);
    hashes[place] = hash;
    senses[place] = meaning;
  }
  // Before a text's characters stand blanks.
  new Uint16Array(buffer, layout.plain - 8, 4).fill(32);
}

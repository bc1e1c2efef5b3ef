import { mix } from './hash-word.js';
import { sortKeys } from './sort-keys.js';

const chunkMembers = 1 << 14;

/** The band keys of many texts, band by band: four bytes for each text and band. */
export class BandKeys {
  readonly #bands: number;
  readonly #chunks: Uint32Array[] = [];
  #size = 0;

  constructor(bands: number) {
    this.#bands = bands;
  }

  /** @param salt texts of different salts share no key but by accident */
  add(keys: Uint32Array, salt: number): void {
    const at = this.#size % chunkMembers;
    if (at === 0) this.#chunks.push(new Uint32Array(this.#bands * chunkMembers));
    const chunk = this.#chunks.at(-1) as Uint32Array;
    for (let band = 0; band < this.#bands; band++)
      chunk[band * chunkMembers + at] = mix((keys[band] as number) ^ salt);
    this.#size++;
  }

  /** The members that share a key in a band, in ascending order, for each key that more than one has. */
  *buckets(band: number): Generator<Uint32Array> {
    const keys = new Uint32Array(this.#chunks.length * chunkMembers);
    this.#chunks.forEach((chunk, at) => {
      keys.set(chunk.subarray(band * chunkMembers, (band + 1) * chunkMembers), at * chunkMembers);
    });
    const { sorted, order } = sortKeys(keys.subarray(0, this.#size));
    for (let start = 0; start < order.length; ) {
      let end = start + 1;
      while (end < order.length && sorted[end] === sorted[start]) end++;
      if (end - start > 1) yield order.subarray(start, end);
      start = end;
    }
  }
}

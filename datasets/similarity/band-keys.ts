import { mix } from './hash-word.js';

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
    const order = sortedOrder(keys.subarray(0, this.#size));
    for (let start = 0; start < order.length; ) {
      const key = keys[order[start] as number];
      let end = start + 1;
      while (end < order.length && keys[order[end] as number] === key) end++;
      if (end - start > 1) yield order.subarray(start, end);
      start = end;
    }
  }
}

/** The positions of 32-bit keys in ascending order of the keys, equal ones in their own order: radix sort, 16 bits a pass. */
function sortedOrder(keys: Uint32Array): Uint32Array {
  const order = new Uint32Array(keys.length);
  for (let at = 0; at < order.length; at++) order[at] = at;
  return pass(keys, pass(keys, order, 0), 16);
}

/** Orders positions by 16 bits of their keys. */
function pass(keys: Uint32Array, order: Uint32Array, shift: number): Uint32Array {
  const next = new Uint32Array(65536);
  for (let at = 0; at < keys.length; at++) next[((keys[at] as number) >>> shift) & 0xffff]!++;
  let sum = 0;
  for (let digit = 0; digit < next.length; digit++) {
    const count = next[digit] as number;
    next[digit] = sum;
    sum += count;
  }
  const sorted = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at++) {
    const position = order[at] as number;
    sorted[next[((keys[position] as number) >>> shift) & 0xffff]!++] = position;
  }
  return sorted;
}

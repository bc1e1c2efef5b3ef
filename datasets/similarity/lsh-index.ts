import { mix } from './shingles.js';

/**
 * The most members of one bucket that a newcomer is compared with. Real corpora put thousands of texts with one
 * boilerplate line into a bucket; the newcomers of such a bucket meet its earliest members.
 */
const bucketLimit = 64;

/**
 * Locality-sensitive hashing by bands: two signatures that agree on a whole band are candidates. With b bands of r
 * rows a pair of similarity s becomes a candidate with probability 1 − (1 − s^r)^b.
 */
export class LshIndex {
  readonly #bands: Map<number, number[]>[];
  readonly #rows: number;

  constructor(bands: number, rows: number) {
    this.#bands = Array.from({ length: bands }, () => new Map());
    this.#rows = rows;
  }

  /** Adds a signature of `bands * rows` entries under a number and returns the numbers that share a band with it. */
  add(member: number, signature: Uint32Array): Set<number> {
    const candidates = new Set<number>();
    this.#bands.forEach((buckets, band) => {
      const key = this.#keyOf(signature, band);
      const bucket = buckets.get(key);
      if (bucket === undefined) {
        buckets.set(key, [member]);
        return;
      }
      for (const other of bucket) candidates.add(other);
      if (bucket.length < bucketLimit) bucket.push(member);
    });
    return candidates;
  }

  /** 53 bits of the band, which a JavaScript number holds exactly. */
  #keyOf(signature: Uint32Array, band: number): number {
    let low = 0;
    let high = 0x2545f491;
    for (let row = 0; row < this.#rows; row++) {
      const value = signature[band * this.#rows + row] as number;
      low = mix(Math.imul(low, 31) + value);
      high = mix(Math.imul(high, 37) ^ value);
    }
    return low * 0x200000 + (high >>> 11);
  }
}

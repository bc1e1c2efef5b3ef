import { mix } from './shingles.js';

/** Signatures of a fixed length: the share of equal entries estimates the Jaccard similarity (Broder, 1997). */
export type MinHasher = (shingles: Uint32Array) => Uint32Array;

/**
 * @param hashes length of a signature
 * @param seed picks the family of hash functions; the same seed gives the same signatures for ever
 */
export function minHasher(hashes: number, seed: number): MinHasher {
  const multipliers = Uint32Array.from({ length: hashes }, (_, i) => mix(seed + 2 * i + 1) | 1);
  const offsets = Uint32Array.from({ length: hashes }, (_, i) => mix(seed + 0x5bd1e995 + 2 * i));
  return (shingles) => {
    const signature = new Uint32Array(hashes).fill(0xffffffff);
    for (const shingle of shingles) {
      for (let i = 0; i < hashes; i++) {
        const value = Math.imul(shingle ^ (offsets[i] as number), multipliers[i] as number);
        const mixed = (value ^ (value >>> 15)) >>> 0;
        if (mixed < (signature[i] as number)) signature[i] = mixed;
      }
    }
    return signature;
  };
}

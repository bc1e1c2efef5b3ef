export const hashBasis = 0x811c9dc5;
export const hashPrime = 0x01000193;

/** 32-bit FNV-1a over UTF-16 units, finished by murmur3's mixer so that short words spread. */
export function hashWord(word: string, basis = hashBasis): number {
  let hash = basis;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), hashPrime);
  return mix(hash);
}

/** The finalizer of MurmurHash3 (32 bits). */
export function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

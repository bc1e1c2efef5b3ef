/** 32-bit FNV-1a over UTF-16 units, finished by murmur3's mixer so that short words spread. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** The finalizer of MurmurHash3 (32 bits). */
export function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The distinct word n-grams of a text as sorted 32-bit hashes. A text of fewer than `size` words has one: all its words.
 */
export function shingles(words: readonly string[], size: number): Uint32Array {
  if (words.length === 0) return new Uint32Array(0);
  const hashes = words.map(hashWord);
  const count = Math.max(1, words.length - size + 1);
  const grams = new Uint32Array(count);
  for (let start = 0; start < count; start++) {
    let gram = 0;
    const end = Math.min(start + size, hashes.length);
    for (let at = start; at < end; at++) gram = (Math.imul(gram, 0x9e3779b1) + (hashes[at] as number)) | 0;
    grams[start] = mix(gram);
  }
  grams.sort();
  return distinct(grams);
}

function distinct(sorted: Uint32Array): Uint32Array {
  let kept = 0;
  for (let at = 0; at < sorted.length; at++) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[kept++] = sorted[at] as number;
  }
  return sorted.slice(0, kept);
}

/**
 * Seeded randomness. A stream is a function of its key alone, so item 7 of a seed is the same whether 8 or 8 million
 * items are drawn, in whatever order.
 */
export interface Random {
  /** An integer from `min` to `max`, both included, each equally likely. */
  int(min: number, max: number): number;
  /** One of the items; there must be at least one. */
  pick<T>(items: readonly T[]): T;
  bool(): boolean;
  /** A shuffled copy. */
  shuffle<T>(items: readonly T[]): T[];
}

/** The finalizer of MurmurHash3: every bit of the input reaches every bit of the output. */
function mix(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function hash(text: string, basis: number): number {
  let h = basis;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

/** xoshiro128** by Blackman and Vigna, its state filled from two hashes of the key. Yields unsigned 32-bit words. */
function words(key: string): () => number {
  const first = hash(key, 0x811c9dc5);
  const second = hash(key, 0x2f0b4a87);
  let a = first;
  let b = second;
  let c = mix(first + 0x9e3779b9);
  let d = mix(second ^ 0x6a09e667) | 1; // xoshiro must not start from four zeros
  return () => {
    const scrambled = Math.imul(b, 5);
    const word = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return word;
  };
}

/** The stream of a key. Parts are joined with a character that numbers and kebab-case names do not hold. */
export function random(...key: readonly (string | number)[]): Random {
  const next = words(key.join('/'));
  const below = (count: number): number => {
    // Words at or above the last multiple of `count` would favor small results: draw again.
    const limit = 0x1_0000_0000 - (0x1_0000_0000 % count);
    let word = next();
    while (word >= limit) word = next();
    return word % count;
  };
  return {
    int: (min, max) => min + below(max - min + 1),
    pick: <T>(items: readonly T[]) => items[below(items.length)] as T,
    bool: () => next() < 0x8000_0000,
    shuffle: <T>(items: readonly T[]) => {
      const copy = [...items];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
      }
      return copy;
    },
  };
}

import { GramStore } from './gram-store.js';
import { jaccard } from './jaccard.js';
import { openKernel } from './kernel.js';
import type { NearDuplicateSettings } from './near-duplicates.js';

export interface Near {
  /** The number of the text in the index: 0, 1, 2, … */
  readonly member: number;
  /** Jaccard similarity of the n-grams, from the threshold to 1. */
  readonly similarity: number;
}

/** Texts to be asked which of them another is alike. Memory: four bytes for each n-gram, some 30 for each band. */
export interface NearIndex {
  /** Adds a text, given by the hashes of its words, as the next member. */
  add(words: ArrayLike<number>): number;
  /** The members that are alike, found by their bands and verified by their true similarity, in ascending order. */
  alike(words: ArrayLike<number>): Near[];
}

export function openNearIndex(settings: NearDuplicateSettings, seed: number): NearIndex {
  const sketch = openKernel(settings, seed);
  const grams = new GramStore();
  const bands = Array.from({ length: settings.bands }, () => new Map<number, number[]>());
  let size = 0;

  function alike(words: ArrayLike<number>): Near[] {
    const sketched = sketch(words);
    const candidates = new Set<number>();
    bands.forEach((band, at) => {
      for (const member of band.get(sketched.bandKeys[at] as number) ?? []) candidates.add(member);
    });
    if (candidates.size === 0) return [];
    const own = Uint32Array.from(new Set(sketched.grams)).sort();
    return [...candidates]
      .sort((left, right) => left - right)
      .map((member) => ({ member, similarity: jaccard(own, grams.distinct(member)) }))
      .filter(({ similarity }) => similarity >= settings.threshold);
  }

  return {
    add: (words) => {
      const sketched = sketch(words);
      grams.addAll(sketched.grams, [sketched.grams.length]);
      bands.forEach((band, at) => {
        const key = sketched.bandKeys[at] as number;
        const members = band.get(key);
        if (members) members.push(size);
        else band.set(key, [size]);
      });
      return size++;
    },
    alike,
  };
}

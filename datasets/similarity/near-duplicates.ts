import { Clusters } from './clusters.js';
import { jaccard } from './jaccard.js';
import { LshIndex } from './lsh-index.js';
import { minHasher } from './min-hash.js';
import { shingles } from './shingles.js';
import { words } from './words.js';

/** Word n-grams, bands and rows; `threshold` is the Jaccard similarity from which two texts are alike. */
export interface NearDuplicateSettings {
  readonly ngram: number;
  readonly bands: number;
  readonly rows: number;
  readonly threshold: number;
}

/** Finds clusters of alike texts while they are added one by one. Memory: four bytes per n-gram and the buckets. */
export interface NearDuplicates {
  /**
   * Adds a text as the next member (0, 1, 2, …). `group` keeps apart what is never alike, such as domains. `mayJoin`
   * is asked for each earlier member that is similar enough.
   */
  add(text: string, group: string, mayJoin: (earlier: number) => boolean): number;
  readonly clusters: Clusters;
  /** The Jaccard similarity of two members, from 0 to 1; until `forget`. */
  similarity(left: number, right: number): number;
  /** Frees all but the clusters, once every text has been added. */
  forget(): void;
}

export function nearDuplicates(settings: NearDuplicateSettings, seed: number): NearDuplicates {
  const signatureOf = minHasher(settings.bands * settings.rows, seed);
  const indexes = new Map<string, LshIndex>();
  const sketches: Uint32Array[] = [];
  const clusters = new Clusters();
  const similarity = (left: number, right: number) =>
    jaccard(sketches[left] as Uint32Array, sketches[right] as Uint32Array);

  function add(text: string, group: string, mayJoin: (earlier: number) => boolean): number {
    const member = clusters.add();
    const sketch = shingles(words(text), settings.ngram);
    sketches.push(sketch);
    const index = indexes.get(group) ?? new LshIndex(settings.bands, settings.rows);
    indexes.set(group, index);
    for (const earlier of index.add(member, signatureOf(sketch))) {
      if (clusters.rootOf(earlier) === clusters.rootOf(member)) continue;
      if (similarity(earlier, member) >= settings.threshold && mayJoin(earlier))
        clusters.join(earlier, member);
    }
    return member;
  }
  function forget(): void {
    indexes.clear();
    sketches.length = 0;
  }
  return { add, clusters, similarity, forget };
}

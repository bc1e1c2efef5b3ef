import { BandKeys } from './band-keys.js';
import type { Clusters } from './clusters.js';
import { GramStore } from './gram-store.js';
import { jaccard } from './jaccard.js';
import type { SignatureShape, Sketched } from './kernel.js';

/** `threshold` is the Jaccard similarity of word n-grams from which two texts are alike. */
export interface NearDuplicateSettings extends SignatureShape {
  readonly threshold: number;
}

/**
 * The most members of one bucket that another is compared with. Real corpora put thousands of texts with one
 * boilerplate line into a bucket; each meets the earliest members of its bucket.
 */
const bucketLimit = 64;

/** Finds clusters of alike texts. Memory: four bytes per n-gram, four per band. */
export interface NearDuplicates {
  /**
   * Adds a text as the next member (0, 1, 2, …); all are sketched with the shape of these settings and one seed. `salt` keeps apart what is
   * never alike, such as domains: members of different salts are no candidates, but by accident.
   */
  add(text: Sketched, salt?: number): number;
  /**
   * Joins every pair that is alike, found by its bands and verified by its true similarity, for which `mayJoin` says yes. Call it
   * once, after the last `add`.
   */
  join(clusters: Clusters, mayJoin: (left: number, right: number) => boolean): void;
  /** The Jaccard similarity of two members, from 0 to 1. */
  similarity(left: number, right: number): number;
}

export function nearDuplicates(settings: NearDuplicateSettings): NearDuplicates {
  const grams = new GramStore();
  const bandKeys = new BandKeys(settings.bands);
  let size = 0;
  const similarity = (left: number, right: number) => jaccard(grams.distinct(left), grams.distinct(right));

  function add(text: Sketched, salt = 0): number {
    grams.add(text.grams);
    bandKeys.add(text.bandKeys, salt);
    return size++;
  }

  function join(clusters: Clusters, mayJoin: (left: number, right: number) => boolean): void {
    for (let band = 0; band < settings.bands; band++) {
      for (const bucket of bandKeys.buckets(band)) {
        for (let at = 1; at < bucket.length; at++) joinEarlier(bucket, at, clusters, mayJoin);
      }
    }
  }

  function joinEarlier(
    bucket: Uint32Array,
    at: number,
    clusters: Clusters,
    mayJoin: (left: number, right: number) => boolean,
  ): void {
    const member = bucket[at] as number;
    for (let other = 0; other < Math.min(at, bucketLimit); other++) {
      const earlier = bucket[other] as number;
      if (clusters.rootOf(earlier) === clusters.rootOf(member)) continue;
      if (mayJoin(earlier, member) && similarity(earlier, member) >= settings.threshold) {
        clusters.join(earlier, member);
      }
    }
  }
  return { add, join, similarity };
}

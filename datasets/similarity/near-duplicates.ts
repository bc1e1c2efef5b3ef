import { BandKeys } from './band-keys.js';
import { type Buckets, bucketsOf, eachBucket } from './buckets.js';
import { bucketsAhead } from './buckets-ahead.js';
import type { Clusters } from './clusters.js';
import { GramStore } from './gram-store.js';
import { jaccard } from './jaccard.js';
import type { SignatureShape } from './kernel.js';
import { RefusedPairs } from './refused-pairs.js';
import type { GramSketches } from './sketches.js';

/** `threshold` is the Jaccard similarity of word n-grams from which two texts are alike. */
export interface NearDuplicateSettings extends SignatureShape {
  readonly threshold: number;
}

/**
 * The most members of one bucket that another is compared with. Real corpora put thousands of texts with one
 * boilerplate line into a bucket; each meets the earliest members of its bucket.
 */
const bucketLimit = 64;

/** So many texts are sorted before a thread has started. */
const fewestBeside = 1 << 16;

type MayJoin = (left: number, right: number) => boolean;

/** Finds clusters of alike texts. Four bytes per n-gram and per band, of which 640 MiB are held in memory and the rest in files, and 32 MiB of what was read back. */
export interface NearDuplicates {
  /**
   * Adds texts as the next members (0, 1, 2, …); all are sketched with the shape of these settings and one seed. `saltOf` keeps apart what is
   * never alike, such as domains: members of different salts are no candidates, but by accident.
   */
  add(texts: GramSketches, saltOf?: (at: number) => number): void;
  /**
   * Joins every pair that is alike, found by its bands and verified by its true similarity, for which `mayJoin` says yes. Call it
   * once, after the last `add`. Of many texts another thread sorts the keys meanwhile.
   */
  join(clusters: Clusters, mayJoin: MayJoin): Promise<void>;
  /** The Jaccard similarity of two members, from 0 to 1. */
  similarity(left: number, right: number): number;
  /** Frees memory and files; nothing is asked after. */
  close(): void;
}

/** @param bound bytes of n-grams that are held in memory, and of band keys; 512 and 128 MiB if absent */
export function nearDuplicates(settings: NearDuplicateSettings, bound?: number): NearDuplicates {
  const grams = new GramStore(bound);
  const bandKeys = new BandKeys(settings.bands, bound);
  const similarity = (left: number, right: number) => jaccard(grams.distinct(left), grams.distinct(right));

  function* bucketsHere(): Generator<Buckets> {
    for (let band = 0; band < settings.bands; band++) yield bucketsOf(bandKeys.of(band));
  }

  async function join(clusters: Clusters, mayJoin: MayJoin): Promise<void> {
    const areFew = bandKeys.size < fewestBeside;
    const bands = areFew ? bucketsHere() : bucketsAhead(bandKeys, settings.bands);
    const refused = new RefusedPairs();
    const areAlike = (earlier: number, member: number) =>
      mayJoin(earlier, member) && similarity(earlier, member) >= settings.threshold;
    for await (const buckets of bands)
      for (const bucket of eachBucket(buckets))
        for (let at = 1; at < bucket.length; at++) joinEarlier(bucket, at);

    function joinEarlier(bucket: Uint32Array, at: number): void {
      const member = bucket[at] as number;
      for (let other = 0; other < Math.min(at, bucketLimit); other++) {
        const earlier = bucket[other] as number;
        if (clusters.rootOf(earlier) === clusters.rootOf(member) || refused.has(earlier, member)) continue;
        if (areAlike(earlier, member)) clusters.join(earlier, member);
        else refused.add(earlier, member);
      }
    }
  }

  return {
    add: (texts, saltOf = () => 0) => {
      grams.addAll(texts.grams, texts.ends);
      for (let at = 0; at < texts.size; at++) bandKeys.add(texts.bandKeys, at * settings.bands, saltOf(at));
    },
    join,
    similarity,
    close: () => {
      grams.close();
      bandKeys.close();
    },
  };
}

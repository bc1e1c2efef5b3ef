import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import {
  Clusters,
  type GramSketches,
  hashWord,
  type NearDuplicateSettings,
  nearDuplicates,
  openGramSketcher,
  Texts,
} from '#datasets/similarity/index.js';

/** What is known of a batch before the draw. */
export interface SplitSketch {
  readonly texts: GramSketches;
  readonly domains: readonly string[];
  readonly ids: readonly string[];
}

/** The rows of a batch that another row's id names the cluster of, by their places, and that id. */
export type Names = readonly (readonly [at: number, id: string])[];

/** 32 bands of 4 rows make a pair of similarity 0.5 a candidate with probability 1 − (1 − 0.5⁴)³² ≈ 0.87, of 0.7 with > 0.9998. */
function shapeOf(threshold: number): NearDuplicateSettings {
  return { ngram: 3, bands: 32, rows: 4, threshold };
}

export function openSketch(threshold: number, seed: number): (batch: readonly Problem[]) => SplitSketch {
  let sketcher: ReturnType<typeof openGramSketcher> | undefined;
  return (batch) => {
    sketcher ??= openGramSketcher(shapeOf(threshold), seed);
    return {
      texts: sketcher(batch.map(promptText)),
      domains: batch.map(({ domain }) => domain),
      ids: batch.map(({ id }) => id),
    };
  };
}

/** Which rows of the whole set must go to the same part. */
export interface Together {
  /** Takes the next rows. */
  add(sketch: SplitSketch): void;
  /** Finds the clusters and names them; once, after the last `add`. */
  decide(): Promise<void>;
  /** The names of the clusters of the rows numbered from `from` up to `to`, but for those that a row's own id names. */
  names(from: number, to: number): Names;
  close(): void;
}

export function openTogether(threshold: number): Together {
  const alike = nearDuplicates(shapeOf(threshold));
  const clusters = new Clusters();
  const ids = new Texts();
  const nameOf = new Map<number, string>();
  return {
    add: ({ texts, domains, ids: more }) => {
      alike.add(texts, (at) => hashWord(domains[at] as string));
      for (const id of more) {
        clusters.add();
        ids.add(id);
      }
    },
    decide: async () => {
      await alike.join(clusters, () => true);
      alike.close();
      for (const group of clusters.groups()) {
        const named = group.map((member) => ids.at(member));
        // The smallest id names the cluster, so that the draw does not depend on the order of the rows.
        const name = named.reduce((a, b) => (b < a ? b : a));
        for (const [at, member] of group.entries()) if (named[at] !== name) nameOf.set(member, name);
      }
    },
    names: (from, to) => {
      const names: [number, string][] = [];
      for (let member = from; member < to; member++) {
        const name = nameOf.get(member);
        if (name !== undefined) names.push([member - from, name]);
      }
      return names;
    },
    close: alike.close,
  };
}

/**
 * split: names the part of the dataset that each problem belongs to. Near-duplicates and variants of one problem always go
 * to the same part, so that a test never holds what training has seen; parked problems stand in a part of their own. The draw depends on the seed and the cluster, not
 * on the number or the order of the rows.
 */
import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import {
  Clusters,
  hashWord,
  nearDuplicates,
  openSketcher,
  type Sketches,
  Texts,
} from '#datasets/similarity/index.js';
import { addEach } from '../../pipeline/counts.js';
import type { Result, Stage, StageContext, StageRun } from '../../pipeline/stage.js';

const settings = z.strictObject({
  parts: z
    .record(
      z.string().regex(/^[a-z][a-z0-9_-]*$/, 'a part is named in lower-case letters'),
      z.number().gt(0).lt(1),
    )
    .refine(
      (parts) => Object.values(parts).reduce((sum, share) => sum + share, 0) < 1,
      'the shares must leave room for train',
    )
    .default({ test: 0.05 })
    .describe('parts besides `train` and the share of the clusters that each takes; the rest is `train`'),
  together: z
    .number()
    .gt(0)
    .max(1)
    .default(0.5)
    .describe('Jaccard similarity of word 3-grams from which two problems must stay together'),
});
type Settings = z.infer<typeof settings>;

export const split: Stage<Settings> = { name: 'split', settings, open };

/** What is known of a batch before the draw. */
interface SplitSketch {
  readonly texts: Pick<Sketches, 'size' | 'grams' | 'ends' | 'bandKeys'>;
  readonly domains: readonly string[];
  readonly ids: readonly string[];
}

/** The rows of a batch whose cluster is named by another row, by their places, and its name. */
type Names = readonly (readonly [at: number, name: string])[];

function open(given: Settings, context: StageContext): StageRun {
  // 32 bands of 4 rows make a pair of similarity 0.5 a candidate with probability 1 − (1 − 0.5⁴)³² ≈ 0.87, of 0.7 with > 0.9998.
  const shape = { ngram: 3, bands: 32, rows: 4, threshold: given.together };
  const alike = nearDuplicates(shape);
  const clusters = new Clusters();
  const ids = new Texts();
  const nameOf = new Map<number, string>();
  const counts: Record<string, number> = {};
  const parts = Object.entries(given.parts);
  let sketcher: ReturnType<typeof openSketcher> | undefined;

  function sketch(batch: readonly Problem[]): SplitSketch {
    sketcher ??= openSketcher(shape, context.seed);
    const { size, grams, ends, bandKeys } = sketcher(batch.map(promptText));
    return {
      texts: { size, grams, ends, bandKeys },
      domains: batch.map(({ domain }) => domain),
      ids: batch.map(({ id }) => id),
    };
  }

  function gather({ texts, domains, ids: more }: SplitSketch): void {
    alike.add(texts, (at) => hashWord(domains[at] as string));
    for (const id of more) {
      clusters.add();
      ids.add(id);
    }
  }

  function decide(): void {
    alike.join(clusters, () => true);
    alike.close();
    for (const group of clusters.groups()) {
      const named = group.map((member) => ids.at(member));
      // The smallest id names the cluster, so that the draw does not depend on the order of the rows.
      const name = named.reduce((a, b) => (b < a ? b : a));
      for (const [at, member] of group.entries()) if (named[at] !== name) nameOf.set(member, name);
    }
  }

  function decided(from: number, to: number): Names {
    const names: [number, string][] = [];
    for (let member = from; member < to; member++) {
      const name = nameOf.get(member);
      if (name !== undefined) names.push([member - from, name]);
    }
    return names;
  }

  function apply(batch: readonly Problem[], names: Names): Result[] {
    const others = new Map(names);
    return batch.map((problem, at) => {
      const drawn = partOf(parts, draw(context.seed, others.get(at) ?? problem.id));
      // A parked problem is not for training now; where it would test, it tests like any other.
      const part = drawn === 'train' && problem.difficulty?.parked ? 'parked' : drawn;
      counts[part] = (counts[part] ?? 0) + 1;
      return { kept: Object.assign({}, problem, { split: part }) };
    });
  }

  return {
    sketch,
    gather,
    decide,
    decided,
    apply,
    anyThread: true,
    figures: () => ({ parts: inOrder(counts, Object.keys(given.parts)) }),
    tally: () => ({ ...counts }),
    add: (tally: Readonly<Record<string, number>>) => addEach(counts, tally),
    close: async () => alike.close(),
  };
}

/** The counts of the parts that there are, as the recipe names them, whatever came first. */
function inOrder(
  counts: Readonly<Record<string, number>>,
  named: readonly string[],
): Record<string, number> {
  const parts = ['train', ...named, 'parked'];
  return Object.fromEntries(
    parts.flatMap((part) => {
      const count = counts[part];
      return count === undefined ? [] : [[part, count]];
    }),
  );
}

/** A number in [0, 1) that depends on the seed and the key alone. */
function draw(seed: number, key: string): number {
  // Twelve digits of the hash are 48 bits. In one call and as digits: a hash object and a buffer for each row cost three times as much.
  return Number.parseInt(hash('sha256', `${seed}\n${key}`, 'hex').slice(0, 12), 16) / 2 ** 48;
}

function partOf(parts: readonly (readonly [string, number])[], drawn: number): string {
  let upTo = 0;
  for (const [part, share] of parts) {
    upTo += share;
    if (drawn < upTo) return part;
  }
  return 'train';
}

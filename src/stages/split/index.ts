/**
 * split: names the part of the dataset that each problem belongs to. Near-duplicates and variants of one problem always go
 * to the same part, so that a test never holds what training has seen; parked problems stand in a part of their own. The draw depends on the seed and the cluster, not
 * on the number or the order of the rows.
 */
import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { Clusters, hashWord, nearDuplicates } from '#datasets/similarity/index.js';
import type { Stage, StageContext, StageRun } from '../../pipeline/stage.js';
import { readAhead } from '../read-ahead.js';

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

function open(given: Settings, context: StageContext): StageRun {
  // 32 bands of 4 rows make a pair of similarity 0.5 a candidate with probability 1 − (1 − 0.5⁴)³² ≈ 0.87, of 0.7 with > 0.9998.
  const shape = { ngram: 3, bands: 32, rows: 4, threshold: given.together };
  const alike = nearDuplicates(shape);
  const clusters = new Clusters();
  const ids: string[] = [];
  const keyOfCluster = new Map<number, string>();
  const counts: Record<string, number> = {};
  const parts = Object.entries(given.parts);
  let next = 0;

  const reading = readAhead(
    context.jobs,
    (pool, batch: readonly Problem[]) => pool.sketches(batch.map(promptText), shape, context.seed),
    (batch, texts) => {
      alike.add(texts, (at) => hashWord((batch[at] as Problem).domain));
      for (const { id } of batch) {
        clusters.add();
        ids.push(id);
      }
    },
  );

  async function decide(): Promise<void> {
    await reading.drain();
    alike.join(clusters, () => true);
    alike.close();
    // The smallest id names the cluster, so that the draw does not depend on the order of the rows.
    ids.forEach((id, member) => {
      const root = clusters.rootOf(member);
      const key = keyOfCluster.get(root);
      if (key === undefined || id < key) keyOfCluster.set(root, id);
    });
  }

  return {
    sketch: reading.push,
    decide,
    apply: (batch) =>
      batch.map((problem) => {
        const key = keyOfCluster.get(clusters.rootOf(next++)) as string;
        const drawn = partOf(parts, draw(context.seed, key));
        // A parked problem is not for training now; where it would test, it tests like any other.
        const part = drawn === 'train' && problem.difficulty?.parked ? 'parked' : drawn;
        counts[part] = (counts[part] ?? 0) + 1;
        return { kept: Object.assign({}, problem, { split: part }) };
      }),
    figures: () => ({ parts: { ...counts } }),
    close: async () => {
      await reading.close();
      alike.close();
    },
  };
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

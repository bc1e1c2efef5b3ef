/**
 * split: names the part of the dataset that each problem belongs to. Near-duplicates and variants of one problem always go
 * to the same part, so that a test never holds what training has seen; parked problems stand in a part of their own. The draw depends on the seed and the cluster, not
 * on the number or the order of the rows.
 */
import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import { addEach } from '../../pipeline/counts.js';
import type { Result, Stage, StageContext, StageRun } from '../../pipeline/stage.js';
import { type Names, openSketch, openTogether } from './together.js';

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
  const together = openTogether(given.together);
  const sketch = openSketch(given.together, context.seed);
  const counts: Record<string, number> = {};
  const parts = Object.entries(given.parts);

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
    gather: together.add,
    decide: together.decide,
    decided: together.names,
    apply,
    anyThread: true,
    figures: () => ({ parts: inOrder(counts, Object.keys(given.parts)) }),
    tally: () => ({ ...counts }),
    add: (tally: Readonly<Record<string, number>>) => addEach(counts, tally),
    close: async () => together.close(),
  };
}

/** The counts of the parts that there are, as the recipe names them, whatever came first. */
function inOrder(counts: Readonly<Record<string, number>>, named: readonly string[]): Record<string, number> {
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

/**
 * decontaminate: drops problems that an evaluation file holds too, by equal text or by n-gram overlap of the prompts. It never
 * compares answers, and never changes a problem.
 */

import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { sourceFiles } from '#datasets/source-files.js';
import type { Result, Stage, StageContext, StageRun } from '../../pipeline/stage.js';
import { readEvaluation } from './read-evaluation.js';

export const decontaminateSettings = z.strictObject({
  against: z
    .array(sourceFiles)
    .default([])
    .describe('the evaluation files, in any format that sources may have'),
  ngram: z.int().positive().default(8).describe('words per n-gram'),
  overlap: z
    .number()
    .min(0)
    .lt(1)
    .default(0.5)
    .describe('an item is hit when more than this share of its words lies in shared n-grams'),
});
type Settings = z.infer<typeof decontaminateSettings>;

export const decontaminate: Stage<Settings> = {
  name: 'decontaminate',
  settings: decontaminateSettings,
  open,
};

async function open(given: Settings, context: StageContext): Promise<StageRun> {
  const { index, datasetOf, textOf } = await readEvaluation(given, context.resolve);
  const identity = index.digest();
  const hits = new Map<string, Set<string>>();

  function applyOne(problem: Problem): Result {
    const match = index.match(promptText(problem));
    if (match === undefined) return { kept: problem };
    const dataset = datasetOf.get(match.item) as string;
    hits.set(dataset, (hits.get(dataset) ?? new Set()).add(match.item));
    const how =
      match.how === 'same-text' ? 'the same text as' : `${Math.round(match.share * 100)} % of the words of`;
    // The item's text stands in no other file of the run, and a person must see both to judge the match.
    const row = {
      id: problem.id,
      item: match.item,
      how: match.how,
      share: Math.round(match.share * 1e4) / 1e4,
      prompt: promptText(problem),
      item_prompt: textOf.get(match.item),
    };
    return {
      dropped: problem,
      reason: { code: 'contaminated-by', message: `holds ${how} ${match.item}`, partner: match.item },
      notes: [{ report: 'contaminated-pairs', row }],
    };
  }

  return {
    apply: (batch) => batch.map(applyOne),
    identity,
    tally: () => Object.fromEntries([...hits].map(([dataset, items]) => [dataset, [...items]])),
    add: (tally) => {
      for (const [dataset, items] of Object.entries(tally as Record<string, string[]>))
        hits.set(dataset, new Set([...(hits.get(dataset) ?? []), ...items]));
    },
    figures: () => ({
      evaluation_items: index.items,
      items_hit: Object.fromEntries([...hits].map(([dataset, items]) => [dataset, items.size])),
    }),
  };
}

/**
 * decontaminate: drops problems that an evaluation file holds too, by equal text or by n-gram overlap of the prompts. It never
 * compares answers, and never changes a problem.
 */

import { z } from 'zod';
import { expandFiles } from '#datasets/files/index.js';
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { readProblems } from '#datasets/read-problems.js';
import { type SourceFiles, sourceFiles } from '#datasets/source-files.js';
import type { Result, Stage, StageContext, StageRun } from '../../pipeline/stage.js';
import { ContaminationIndex } from './contamination-index.js';

const settings = z.strictObject({
  /** The evaluation files, in any format that sources may have. */
  against: z.array(sourceFiles).default([]),
  /** Words per n-gram. */
  ngram: z.int().positive().default(8),
  /** An item is hit when more than this share of its words lies in shared n-grams. */
  overlap: z.number().min(0).lt(1).default(0.5),
});
type Settings = z.infer<typeof settings>;

export const decontaminate: Stage<Settings> = { name: 'decontaminate', settings, open };

async function open(given: Settings, context: StageContext): Promise<StageRun> {
  const index = new ContaminationIndex(given.ngram, given.overlap);
  const datasetOf = new Map<string, string>();
  const textOf = new Map<string, string>();
  for (const source of given.against) {
    for (const file of await expandFiles([source.files].flat(), context.resolve('.'))) {
      await addFile(file, source, context, index, datasetOf, textOf);
    }
  }
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
    figures: () => ({
      evaluation_items: index.items,
      items_hit: Object.fromEntries([...hits].map(([dataset, items]) => [dataset, items.size])),
    }),
  };
}

async function addFile(
  file: string,
  source: SourceFiles,
  context: StageContext,
  index: ContaminationIndex,
  datasetOf: Map<string, string>,
  textOf: Map<string, string>,
): Promise<void> {
  for await (const batch of readProblems(context.resolve(file), file, source, () => undefined)) {
    for (const read of batch) {
      if (!('problem' in read)) continue;
      const { problem } = read;
      datasetOf.set(problem.id, problem.source.dataset);
      const text = promptText(problem);
      textOf.set(problem.id, text);
      index.add(problem.id, text);
    }
  }
}

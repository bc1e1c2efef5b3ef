/**
 * decontaminate: drops problems that an evaluation file holds too, by equal text, overlap or similarity of the prompts, and,
 * where asked for, by the cosine of their vectors. It never compares answers, and never changes a problem.
 */

import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { meaningMarks, openMarksPool, type TextMarks } from '#datasets/similarity/index.js';
import {
  eachProblem,
  type Result,
  type Stage,
  type StageContext,
  type StageRun,
} from '../../pipeline/stage.js';
import type { Match } from './contamination-index.js';
import { EvaluationHits, type HitsTally } from './evaluation-hits.js';
import type { NearItem } from './near-items.js';
import { pairRow, saidOf } from './pair-row.js';
import { readEvaluation } from './read-evaluation.js';
import { openSemanticItems, semanticSettings } from './semantic.js';
import { decontaminateSettings } from './settings.js';

const settings = decontaminateSettings.extend({
  semantic: z
    .union([z.literal(false), semanticSettings])
    .default(false)
    .describe('also finds items in other words, by vectors of the prompts'),
});
type DecontaminateSettings = z.infer<typeof settings>;

export const decontaminate: Stage<DecontaminateSettings> = { name: 'decontaminate', settings, open };

async function open(given: DecontaminateSettings, context: StageContext): Promise<StageRun> {
  const items: Problem[] = [];
  const index = await readEvaluation(given, context.resolve, (item) => given.semantic && items.push(item));
  if (index.items.length === 0) return eachProblem((kept) => ({ kept }));
  const hits = new EvaluationHits(index.items);
  const semantic = given.semantic && (await openSemanticItems(given.semantic, items, context));
  const keepsVariants = given.semantic && given.semantic.variants === 'keep';
  const pool = openMarksPool(context.jobs);

  /** The items that the text says in other words, besides those that its words repeat. */
  function semanticMatches(text: string, near: readonly NearItem[], known: readonly Match[]): Match[] {
    const others = near.filter(({ at }) => known.every((match) => match.at !== at));
    if (others.length === 0) return [];
    const { quantities } = meaningMarks(text);
    return others.flatMap(({ at, cosine }): Match[] => {
      const item = index.items[at]!;
      const isVariant = keepsVariants && meaningMarks(item.text).quantities !== quantities;
      return isVariant ? [] : [{ item, at, how: 'semantic', share: cosine }];
    });
  }

  function applyOne(problem: Problem, marks: TextMarks, near: readonly NearItem[]): Result {
    const text = promptText(problem);
    const byWords = index.matches(text, marks);
    const matches = [...byWords, ...semanticMatches(text, near, byWords)];
    const [best] = matches;
    if (best === undefined) return { kept: problem };
    hits.add(matches.map(({ at }) => at));
    return droppedBy(problem, best, text, matches.length - 1);
  }

  return {
    apply: async (batch) => {
      const [marks, near] = await Promise.all([
        pool.marks(batch.map(promptText)),
        semantic ? semantic.of(batch) : [],
      ]);
      return batch.map((problem, at) => applyOne(problem, marks[at] as TextMarks, near[at] ?? []));
    },
    inFlight: 2 * context.jobs,
    identity: semantic ? `${index.digest()}\n${semantic.identity}` : index.digest(),
    incomplete: () => semantic && semantic.without() > 0,
    figures: () => hits.figures(),
    tally: () => hits.tally(),
    add: (tally) => hits.addTally(tally as HitsTally),
    close: async () => {
      await pool.close();
      if (semantic) await semantic.close();
      if (semantic && semantic.without() > 0)
        context.told(
          `decontaminate: ${semantic.without()} got no vector and were compared by their words alone`,
        );
      for (const line of hits.told()) context.told(line);
    },
  };
}

function droppedBy(problem: Problem, best: Match, text: string, others: number): Result {
  const more = others === 0 ? '' : `, and ${others} more`;
  const message = `holds ${saidOf(best)} ${best.item.name}${more}`;
  return {
    dropped: problem,
    reason: { code: 'contaminated-by', message, partner: best.item.name },
    notes: [{ report: 'contaminated-pairs', row: pairRow(problem.id, text, best, others) }],
  };
}

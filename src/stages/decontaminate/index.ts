/**
 * decontaminate: drops problems that an evaluation file holds too, by equal text, overlap or similarity of the prompts. It never
 * compares answers, and never changes a problem.
 */

import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { openMarksPool, type TextMarks } from '#datasets/similarity/index.js';
import type { Result, Stage, StageContext, StageRun } from '../../pipeline/stage.js';
import type { Match } from './contamination-index.js';
import { EvaluationHits, type HitsTally } from './evaluation-hits.js';
import { pairRow, saidOf } from './pair-row.js';
import { readEvaluation } from './read-evaluation.js';
import { type DecontaminateSettings, decontaminateSettings } from './settings.js';

export const decontaminate: Stage<DecontaminateSettings> = {
  name: 'decontaminate',
  settings: decontaminateSettings,
  open,
};

async function open(given: DecontaminateSettings, context: StageContext): Promise<StageRun> {
  const index = await readEvaluation(given, context.resolve);
  if (index.items.length === 0) return { apply: (batch) => batch.map((kept) => ({ kept })) };
  const hits = new EvaluationHits(index.items);
  const pool = openMarksPool(context.jobs);

  function applyOne(problem: Problem, marks: TextMarks): Result {
    const text = promptText(problem);
    const matches = index.matches(text, marks);
    const [best] = matches;
    if (best === undefined) return { kept: problem };
    hits.add(matches.map(({ at }) => at));
    return droppedBy(problem, best, text, matches.length - 1);
  }

  return {
    apply: async (batch) => {
      const marks = await pool.marks(batch.map(promptText));
      return batch.map((problem, at) => applyOne(problem, marks[at] as TextMarks));
    },
    inFlight: 2 * context.jobs,
    identity: index.digest(),
    figures: () => hits.figures(),
    tally: () => hits.tally(),
    add: (tally) => hits.addTally(tally as HitsTally),
    close: async () => {
      await pool.close();
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

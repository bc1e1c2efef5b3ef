/**
 * dedup: of problems that are the same, one is kept. The same means equal after normalization, or near-duplicate by true
 * Jaccard similarity of word n-grams with equal numbers, relations and answers; problems that differ in those are
 * variants and stay. It compares within a domain and never merges rows.
 */

import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import type { Result, Stage, StageContext, StageRun } from '../../pipeline/stage.js';
import { readAhead } from '../read-ahead.js';
import { type AlikeSettings, alikeSettings, openAlike } from './alike.js';
import { compareStanding, type Standing, standingOf } from './keeper.js';

export const dedup: Stage<AlikeSettings> = { name: 'dedup', settings: alikeSettings, open };

function open(given: AlikeSettings, context: StageContext): StageRun {
  const alike = openAlike(given, context.seed);
  const standings: Standing[] = [];
  const keeperOf = new Map<number, { readonly keeper: number; readonly share: number }>();
  let next = 0;

  const reading = readAhead(
    context.jobs,
    (pool, batch: readonly Problem[]) => pool.marks(batch.map(promptText)),
    (problem, marks) => {
      alike.add(problem, marks);
      standings.push(standingOf(problem, context.sourceRank(problem.source.dataset)));
    },
  );

  async function decide(): Promise<void> {
    await reading.drain();
    for (const group of alike.groups()) {
      const best = group.reduce((a, b) => (compareStanding(standings[a]!, standings[b]!) <= 0 ? a : b));
      for (const member of group) {
        if (member !== best) keeperOf.set(member, { keeper: best, share: alike.similarity(member, best) });
      }
    }
    alike.forget();
  }

  function applyOne(problem: Problem): Result {
    const member = next++;
    const found = keeperOf.get(member);
    if (found === undefined) return { kept: problem };
    const { keeper } = found;
    const partner = standings[keeper]!.id;
    if (alike.sameText(member, keeper)) {
      const conflict = alike.sameTruth(member, keeper) ? '' : ', whose ground truth is written differently';
      const reason = { code: 'duplicate-of', message: `the same text as ${partner}${conflict}`, partner };
      return { dropped: problem, reason };
    }
    const message = `n-gram similarity ${found.share.toFixed(2)} to ${partner}, which is kept`;
    return { dropped: problem, reason: { code: 'near-duplicate-of', message, partner } };
  }

  return {
    sketch: reading.push,
    decide,
    apply: (batch) => batch.map(applyOne),
    figures: () => ({ clusters: alike.groups().length }),
    close: reading.close,
  };
}

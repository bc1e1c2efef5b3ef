/**
 * dedup: of problems that are the same, one is kept. The same means equal after normalization, or near-duplicate by true
 * Jaccard similarity of word n-grams with equal numbers, relations and answers, or, where asked for, the same in other words by the cosine of
 * vectors with equal numbers and answers; problems that differ in those are variants and stay. It compares within a domain. The row that is kept names the
 * sources of the others; nothing else of them is merged into it.
 */

import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import type { Result, Stage, StageContext, StageRun } from '../../pipeline/stage.js';
import { readAhead } from '../read-ahead.js';
import { alikeSettings, openAlike } from './alike.js';
import { compareStanding, type Standing, standingOf } from './keeper.js';
import { openOrigins, withOrigins } from './origins.js';
import { type Measured, measured, reasonOf } from './reason.js';
import { openSemantic, semanticSettings } from './semantic.js';
import { signatureOf } from './signature.js';

const settings = alikeSettings.extend({
  semantic: z
    .union([z.literal(false), semanticSettings])
    .default(false)
    .describe('also finds problems that say the same in other words, by vectors of their prompts'),
});
export type DedupSettings = z.infer<typeof settings>;

export const dedup: Stage<DedupSettings> = { name: 'dedup', settings, open };

async function open(given: DedupSettings, context: StageContext): Promise<StageRun> {
  const shape = signatureOf(given);
  const alike = openAlike(given, context.seed);
  const semantic =
    given.semantic && (await openSemantic(given.semantic, given.variants === 'merge', context));
  const standings: Standing[] = [];
  const dropped = new Map<number, Measured>();
  const origins = openOrigins();
  const othersOf = new Map<number, Problem['source'][]>();
  let next = 0;
  let joinedByMeaning = 0;

  const reading = readAhead(
    context.jobs,
    (pool, batch: readonly Problem[]) => pool.sketches(batch.map(promptText), shape, context.seed),
    (problem, text) => {
      const member = alike.add(problem, text);
      if (semantic && alike.firstOfText(member) === member) semantic.add(problem, member);
      origins.add(problem);
      standings.push(standingOf(problem, context.sourceRank(problem.source.dataset)));
    },
  );

  async function decide(): Promise<void> {
    await reading.drain();
    if (semantic)
      await semantic.joinPairs((left, right) => {
        alike.join(left, right);
        joinedByMeaning++;
      });
    for (const group of alike.groups()) {
      const best = group.reduce((a, b) => (compareStanding(standings[a]!, standings[b]!) <= 0 ? a : b));
      const others = group.filter((member) => member !== best).sort((a, b) => a - b);
      for (const member of others) dropped.set(member, measured(alike, semantic || undefined, member, best));
      othersOf.set(best, others.flatMap(origins.of));
    }
    alike.forget();
    origins.forget();
    if (semantic) semantic.forget();
  }

  function applyOne(problem: Problem): Result {
    const member = next++;
    const found = dropped.get(member);
    if (found === undefined) return { kept: withOrigins(problem, othersOf.get(member) ?? []) };
    return { dropped: problem, reason: reasonOf(alike, member, found, standings[found.keeper]!.id) };
  }

  return {
    sketch: async (batch) => {
      await reading.push(batch);
      if (semantic) await semantic.room();
    },
    decide,
    apply: (batch) => batch.map(applyOne),
    figures: () => ({
      clusters: alike.groups().length,
      ...(semantic && { semantic_pairs: joinedByMeaning, without_vector: semantic.without() }),
    }),
    ...(semantic && { identity: semantic.identity, incomplete: () => semantic.without() > 0 }),
    close: async () => {
      await reading.close();
      if (semantic) await semantic.close();
    },
  };
}

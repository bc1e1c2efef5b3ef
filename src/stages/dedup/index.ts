/**
 * dedup: of problems that are the same, one is kept. The same means equal after normalization, or near-duplicate by true
 * Jaccard similarity of word n-grams with equal numbers, relations and answers, or, where asked for, the same in other words by the
 * cosine of vectors with equal numbers and answers; problems that differ in those are variants and stay. It compares within a domain. The row
 * that is kept names the sources of the others, and of programs takes over the tests that it lacks; nothing else of them is merged into it.
 */

import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import type { Result, Stage, StageContext, StageRun } from '../../pipeline/stage.js';
import { readAhead } from '../read-ahead.js';
import { alikeSettings, openAlike } from './alike.js';
import { type Donor, openDonors } from './donors.js';
import { withTestsOf } from './joined-tests.js';
import { Standings } from './keeper.js';
import { openOrigins, withOrigins } from './origins.js';
import { type Measured, measured, reasonOf } from './reason.js';
import { openSemantic, type SemanticDuplicates, semanticSettings } from './semantic.js';
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
  const alike = openAlike(given);
  const semantic = await openWanted(given, context);
  const standings = new Standings();
  const dropped = new Map<number, Measured>();
  const origins = openOrigins();
  const donors = openDonors();
  const donorsOf = new Map<number, number[]>();
  const othersOf = new Map<number, Problem['source'][]>();
  let next = 0;
  let joinedTests = 0;

  const reading = readAhead(
    context.jobs,
    (pool, batch: readonly Problem[]) => pool.sketches(batch.map(promptText), shape, context.seed),
    (batch, texts) => {
      const first = alike.add(batch, texts);
      batch.forEach((problem, at) => {
        if (alike.firstOfText(first + at) === first + at) semantic?.add(problem, first + at);
        origins.add(problem);
        donors.add(problem);
        standings.add(problem, context.sourceRank(problem.source.dataset));
      });
    },
  );

  async function decide(): Promise<void> {
    await reading.drain();
    await semantic?.joinPairs(alike.join);
    for (const group of alike.groups()) {
      const best = standings.best(group);
      const others = group.filter((member) => member !== best);
      for (const member of others) dropped.set(member, measured(alike, semantic, member, best));
      othersOf.set(best, others.flatMap(origins.of));
      // Problems alike but in words may ask for something else; tests go where the text is the same.
      const sameText = others.filter((member) => alike.sameText(member, best));
      donorsOf.set(best, sameText);
    }
    for (const one of [alike, origins, semantic]) one?.forget();
  }

  function kept(problem: Problem, member: number): Result {
    const given = (donorsOf.get(member) ?? []).flatMap((donor): Donor | Donor[] => donors.of(donor) ?? []);
    const joined = withTestsOf(problem, given);
    joinedTests += testCount(joined.problem) - testCount(problem);
    const notes = joined.notes.length > 0 ? { notes: joined.notes } : {};
    return { kept: withOrigins(joined.problem, othersOf.get(member) ?? []), ...notes };
  }

  function applyOne(problem: Problem): Result {
    const member = next++;
    const found = dropped.get(member);
    return found === undefined
      ? kept(problem, member)
      : { dropped: problem, reason: reasonOf(alike, member, found, standings.idOf(found.keeper)) };
  }

  return {
    sketch: async (batch) => {
      await reading.push(batch);
      await semantic?.room();
    },
    decide,
    apply: (batch) => batch.map(applyOne),
    figures: () => ({
      clusters: alike.groups().length,
      joined_tests: joinedTests,
      ...semantic?.figures(),
    }),
    ...(semantic && { identity: semantic.identity, incomplete: () => semantic.without() > 0 }),
    close: async () => {
      await Promise.all([reading.close(), semantic?.close()]);
      alike.forget();
      donors.close();
    },
  };
}

async function openWanted(
  { semantic, variants }: DedupSettings,
  context: StageContext,
): Promise<SemanticDuplicates | undefined> {
  return semantic === false ? undefined : openSemantic(semantic, variants === 'merge', context);
}

function testCount({ ground_truth: truth }: Problem): number {
  return truth?.verifier === 'code' ? truth.tests.length : 0;
}

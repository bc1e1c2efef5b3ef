/**
 * dedup: of problems that are the same, one is kept. The same means equal after normalization, or near-duplicate by true
 * Jaccard similarity of word n-grams with equal numbers, relations and answers; problems that differ in those are
 * variants and stay. It compares within a domain. The row that is kept names the sources of the others, and of programs takes over the tests
 * that it lacks; nothing else of them is merged into it.
 */

import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import type { Result, Stage, StageContext, StageRun } from '../../pipeline/stage.js';
import { readAhead } from '../read-ahead.js';
import { type AlikeSettings, alikeSettings, openAlike } from './alike.js';
import { type Donor, openDonors } from './donors.js';
import { withTestsOf } from './joined-tests.js';
import { compareStanding, type Standing, standingOf } from './keeper.js';
import { openOrigins, withOrigins } from './origins.js';
import { signatureOf } from './signature.js';

export const dedup: Stage<AlikeSettings> = { name: 'dedup', settings: alikeSettings, open };

function open(given: AlikeSettings, context: StageContext): StageRun {
  const shape = signatureOf(given);
  const alike = openAlike(given, context.seed);
  const standings: Standing[] = [];
  const keeperOf = new Map<number, { readonly keeper: number; readonly share: number }>();
  const origins = openOrigins();
  const donors = openDonors();
  const donorsOf = new Map<number, number[]>();
  const othersOf = new Map<number, Problem['source'][]>();
  let next = 0;
  let joinedTests = 0;

  const reading = readAhead(
    context.jobs,
    (pool, batch: readonly Problem[]) => pool.sketches(batch.map(promptText), shape, context.seed),
    (problem, text) => {
      alike.add(problem, text);
      origins.add(problem);
      donors.add(problem);
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
      const others = group.filter((member) => member !== best).sort((a, b) => a - b);
      othersOf.set(best, others.flatMap(origins.of));
      // Problems alike but in words may ask for something else; tests go where the text is the same.
      donorsOf.set(
        best,
        others.filter((member) => alike.sameText(member, best)),
      );
    }
    alike.forget();
    origins.forget();
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
    const found = keeperOf.get(member);
    if (found === undefined) return kept(problem, member);
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
    figures: () => ({ clusters: alike.groups().length, joined_tests: joinedTests }),
    close: async () => {
      await reading.close();
      donors.close();
    },
  };
}

function testCount({ ground_truth: truth }: Problem): number {
  return truth?.verifier === 'code' ? truth.tests.length : 0;
}

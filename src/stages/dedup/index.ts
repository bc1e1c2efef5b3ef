/**
 * dedup: of problems that are the same, one is kept. The same means equal after normalization, or near-duplicate by true
 * Jaccard similarity of word n-grams with equal numbers, relations and answers, or, where asked for, the same in other words by the
 * cosine of vectors with equal numbers and answers; problems that differ in those are variants and stay. It compares within a domain. The row
 * that is kept names the sources of the others, and of programs takes over the tests that it lacks; nothing else of them is merged into it.
 */

import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import type { Stage, StageContext, StageRun } from '../../pipeline/stage.js';
import { alikeSettings, openAlike } from './alike.js';
import { openDonors } from './donors.js';
import { applyFates, type Fates, type Legacy } from './fates.js';
import { Standings } from './keeper.js';
import { openOrigins } from './origins.js';
import { type Measured, measured, reasonOf } from './reason.js';
import { openSemantic, type SemanticDuplicates, semanticSettings } from './semantic.js';
import { type DedupSketch, openSketch } from './sketch.js';

const settings = alikeSettings.extend({
  semantic: z
    .union([z.literal(false), semanticSettings])
    .default(false)
    .describe('also finds problems that say the same in other words, by vectors of their prompts'),
});
export type DedupSettings = z.infer<typeof settings>;

export const dedup: Stage<DedupSettings> = { name: 'dedup', settings, open };

/** What a batch is decided on; vectors are made or looked up for whole problems. */
type Sketch = DedupSketch & { readonly problems?: readonly Problem[] };

async function open(given: DedupSettings, context: StageContext): Promise<StageRun> {
  const sketched = openSketch(given, context);
  const alike = openAlike(given);
  const semantic = await openWanted(given, context);
  const standings = new Standings();
  const origins = openOrigins();
  const donors = openDonors();
  const dropped = new Map<number, Measured>();
  const heirs = new Map<number, Pick<Legacy, 'origins'> & { readonly donors: readonly number[] }>();
  let joinedTests = 0;

  async function gather(sketch: Sketch): Promise<void> {
    const first = alike.add(sketch.members);
    standings.add(sketch.standings);
    origins.add(sketch.origins);
    donors.add(sketch.donors);
    sketch.problems?.forEach((problem, at) => {
      if (alike.firstOfText(first + at) === first + at) semantic?.add(problem, first + at);
    });
    await semantic?.room();
  }

  async function decide(): Promise<void> {
    await semantic?.joinPairs(alike.join);
    for (const group of alike.groups()) {
      const best = standings.best(group);
      const others = group.filter((member) => member !== best);
      for (const member of others) dropped.set(member, measured(alike, semantic, member, best));
      // Problems alike but in words may ask for something else; tests go where the text is the same.
      const sameText = others.filter((member) => alike.sameText(member, best));
      heirs.set(best, { origins: others.flatMap(origins.of), donors: sameText });
    }
    for (const one of [alike, origins, semantic]) one?.forget();
  }

  function decided(from: number, to: number): Fates {
    const fates = { dropped: [] as Fates['dropped'][number][], heirs: [] as Fates['heirs'][number][] };
    for (let member = from; member < to; member++) {
      const drop = dropped.get(member);
      if (drop !== undefined) {
        const reason = reasonOf(alike, member, drop, standings.idOf(drop.keeper));
        fates.dropped.push([member - from, reason]);
      }
      const heir = heirs.get(member);
      if (heir === undefined) continue;
      const texts = heir.donors.flatMap((donor) => donors.of(donor) ?? []);
      fates.heirs.push([member - from, { origins: heir.origins, donors: texts }]);
    }
    return fates;
  }

  return {
    sketch: (batch): Sketch =>
      semantic === undefined ? sketched(batch) : { ...sketched(batch), problems: batch },
    gather,
    decide,
    decided,
    apply: (batch, fates: Fates) => {
      const applied = applyFates(batch, fates);
      joinedTests += applied.joinedTests;
      return applied.results;
    },
    // Vectors are asked for by one run alone.
    anyThread: semantic === undefined,
    figures: () => ({
      clusters: alike.groups().length,
      joined_tests: joinedTests,
      ...semantic?.figures(),
    }),
    tally: () => joinedTests,
    add: (tally: number) => {
      joinedTests += tally;
    },
    ...(semantic && { identity: semantic.identity, incomplete: () => semantic.without() > 0 }),
    close: async () => {
      await semantic?.close();
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

/**
 * dedup: of problems that are the same, one is kept. The same means equal after normalization, or near-duplicate by true
 * Jaccard similarity of word n-grams with equal numbers, relations and answers, or, where asked for, the same in other words by the
 * cosine of vectors with equal numbers and answers; problems that differ in those are variants and stay. It compares within a domain. The row
 * that is kept names the sources of the others, and of programs takes over the tests that it lacks; nothing else of them is merged into it.
 */

import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import type { Stage, StageContext, StageRun } from '../../pipeline/stage.js';
import { alikeSettings } from './alike.js';
import { applyFates, type Fates } from './fates.js';
import { openSemantic, type SemanticDuplicates, semanticSettings } from './semantic.js';
import { type DedupSketch, openSketch } from './sketch.js';
import { openWholeSet } from './whole-set.js';

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
  const semantic = await openWanted(given, context);
  const whole = openWholeSet(given, semantic);
  let joinedTests = 0;
  return {
    sketch: (batch): Sketch =>
      semantic === undefined ? sketched(batch) : { ...sketched(batch), problems: batch },
    gather: ({ problems, ...sketch }: Sketch) => whole.add(sketch, problems),
    decide: whole.decide,
    decided: whole.fates,
    apply: (batch, fates: Fates) => {
      const applied = applyFates(batch, fates);
      joinedTests += applied.joinedTests;
      return applied.results;
    },
    // Vectors are asked for by one run alone.
    anyThread: semantic === undefined,
    figures: () => ({ clusters: whole.clusters(), joined_tests: joinedTests, ...semantic?.figures() }),
    tally: () => joinedTests,
    add: (tally: number) => {
      joinedTests += tally;
    },
    ...(semantic && { identity: semantic.identity, incomplete: () => semantic.without() > 0 }),
    close: async () => {
      await semantic?.close();
      whole.close();
    },
  };
}

async function openWanted(
  { semantic, variants }: DedupSettings,
  context: StageContext,
): Promise<SemanticDuplicates | undefined> {
  return semantic === false ? undefined : openSemantic(semantic, variants === 'merge', context);
}

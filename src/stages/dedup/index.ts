/**
 * dedup: of problems that are the same, one is kept. The same means equal after normalization, or near-duplicate by true
 * Jaccard similarity of word n-grams with equal numbers, relations and answers; problems that differ in those are
 * variants and stay. It compares within a domain and never merges rows.
 */

import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { guardOf, nearDuplicates, textKey } from '#datasets/similarity/index.js';
import type { Result, Stage, StageContext, StageRun } from '../../pipeline/stage.js';
import { compareStanding, type Standing, standingOf } from './keeper.js';
import { truthKey } from './truth-key.js';

const settings = z.strictObject({
  /** Jaccard similarity of word n-grams from which two problems are near-duplicates. */
  threshold: z.number().gt(0).max(1).default(0.7),
  /** Words per n-gram. */
  ngram: z.int().positive().default(3),
  /**
   * MinHash bands and rows per band. Candidates are verified, so the defaults lean to recall: 28 × 4 find a pair of similarity
   * 0.7 with probability 0.9995. datatrove's 14 × 8 finds it with 0.56, at a fraction of the comparisons.
   */
  bands: z.int().positive().default(28),
  rows: z.int().positive().default(4),
  /** `keep`: problems equal but for numbers or relations are different problems. `merge`: they are duplicates. */
  variants: z.enum(['keep', 'merge']).default('keep'),
});
type Settings = z.infer<typeof settings>;

export const dedup: Stage<Settings> = { name: 'dedup', settings, open };

function open(given: Settings, context: StageContext): StageRun {
  const alike = nearDuplicates(given, context.seed);
  const standings: Standing[] = [];
  const guards: string[] = [];
  const truths: (string | undefined)[] = [];
  const texts: string[] = [];
  const firstOfText = new Map<string, number>();
  const keeperOf = new Map<number, { readonly keeper: number; readonly share: number }>();
  let next = 0;

  function sketchOne(problem: Problem): void {
    const text = promptText(problem);
    const guard = guardOf(text);
    const truth = truthKey(problem);
    const sameAnswer = (earlier: number) =>
      guards[earlier] === guard && (truths[earlier] ?? truth) === (truth ?? truths[earlier]);
    const member = alike.add(
      text,
      problem.domain,
      (earlier) => given.variants === 'merge' || sameAnswer(earlier),
    );
    guards.push(guard);
    truths.push(truth);
    const key = `${problem.domain} ${textKey(text)}`;
    texts.push(key);
    standings.push(standingOf(problem, context.sourceRank(problem.source.dataset)));
    const first = firstOfText.get(key);
    if (first === undefined) firstOfText.set(key, member);
    else alike.clusters.join(first, member);
  }

  function decide(): void {
    for (const group of alike.clusters.groups()) {
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
    if (texts[member] === texts[keeper]) {
      const conflict = truths[member] === truths[keeper] ? '' : ', whose ground truth is written differently';
      const reason = { code: 'duplicate-of', message: `the same text as ${partner}${conflict}`, partner };
      return { dropped: problem, reason };
    }
    const message = `n-gram similarity ${found.share.toFixed(2)} to ${partner}, which is kept`;
    return { dropped: problem, reason: { code: 'near-duplicate-of', message, partner } };
  }

  return {
    sketch: (batch) => batch.forEach(sketchOne),
    decide,
    apply: (batch) => batch.map(applyOne),
    figures: () => ({ clusters: alike.clusters.groups().length }),
  };
}

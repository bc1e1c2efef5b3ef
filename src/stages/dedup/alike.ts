import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { guardOf, nearDuplicates, textKey } from '#datasets/similarity/index.js';
import { truthKey } from './truth-key.js';

export const alikeSettings = z.strictObject({
  threshold: z
    .number()
    .gt(0)
    .max(1)
    .default(0.7)
    .describe('Jaccard similarity of word n-grams from which two problems are near-duplicates'),
  ngram: z.int().positive().default(3).describe('words per n-gram'),
  bands: z
    .int()
    .positive()
    .default(28)
    .describe(
      "MinHash bands and rows per band. Candidates are verified, so the defaults lean to recall: 28 × 4 find a pair of similarity 0.7 with probability 0.9995. datatrove's 14 × 8 finds it with 0.56, at a fraction of the comparisons. /",
    ),
  rows: z.int().positive().default(4),
  variants: z
    .enum(['keep', 'merge'])
    .default('keep')
    .describe(
      '`keep`: problems equal but for numbers or relations are different problems. `merge`: they are duplicates',
    ),
});
export type AlikeSettings = z.infer<typeof alikeSettings>;

/** Problems that are the same, found while they are added as members 0, 1, 2, … */
export interface Alike {
  add(problem: Problem): number;
  /** Every group of two or more members that are the same problem, in ascending order. */
  groups(): number[][];
  sameText(left: number, right: number): boolean;
  /** Whether both say the same truth in the same spelling. */
  sameTruth(left: number, right: number): boolean;
  /** The Jaccard similarity of two members, from 0 to 1; until `forget`. */
  similarity(left: number, right: number): number;
  /** Frees what comparing needs. */
  forget(): void;
}

/**
 * The same means equal after normalization, or near-duplicate with equal numbers, relations and answers; problems that differ in those
 * are variants. Compares within a domain.
 */
export function openAlike(given: AlikeSettings, seed: number): Alike {
  const near = nearDuplicates(given, seed);
  const guards: string[] = [];
  const truths: (string | undefined)[] = [];
  const texts: string[] = [];
  const firstOfText = new Map<string, number>();

  function add(problem: Problem): number {
    const text = promptText(problem);
    const guard = guardOf(text);
    const truth = truthKey(problem);
    const sameAnswer = (earlier: number) =>
      guards[earlier] === guard && (truths[earlier] ?? truth) === (truth ?? truths[earlier]);
    const member = near.add(
      text,
      problem.domain,
      (earlier) => given.variants === 'merge' || sameAnswer(earlier),
    );
    guards.push(guard);
    truths.push(truth);
    const key = `${problem.domain} ${textKey(text)}`;
    texts.push(key);
    const first = firstOfText.get(key);
    if (first === undefined) firstOfText.set(key, member);
    else near.clusters.join(first, member);
    return member;
  }

  return {
    add,
    groups: () => near.clusters.groups(),
    sameText: (left, right) => texts[left] === texts[right],
    sameTruth: (left, right) => truths[left] === truths[right],
    similarity: near.similarity,
    forget: near.forget,
  };
}

/**
 * Rejection sampling: which of a problem's completions are worth training on (DeepSeek-R1, arXiv 2501.12948, section 2.3.3; Kimi k1.5, arXiv
 * 2501.12599, section 2.4). It looks at what the judge said and at the texts; it never judges.
 */
import { z } from 'zod';
import { answerPart } from '#verifiers/completion.js';
import type { Problem } from './problem.js';
import { ngrams, words } from './similarity/index.js';

export const selectionSettings = z.strictObject({
  keep: z.int().positive().default(4).describe('the most completions, or pairs, of one problem'),
  prefer: z
    .enum(['shortest', 'reward'])
    .default('shortest')
    .describe('which come first: the shortest, or those of the best reward and among them the shortest'),
  same: z
    .number()
    .gt(0)
    .max(1)
    .default(0.8)
    .describe('two completions are the same from this Jaccard similarity of their word 5-grams on'),
  language: z
    .number()
    .min(0)
    .max(1)
    .default(0.9)
    .describe('the least language component, where the label stage gave one: below it, languages are mixed'),
  repetition: z
    .number()
    .min(-1)
    .max(0)
    .default(-0.2)
    .describe('the least repetition component, where the label stage gave one'),
});
export type SelectionSettings = z.infer<typeof selectionSettings>;

export interface Candidate {
  readonly completion: string;
  readonly reward: number;
  /** Tokens where the row tells them, else UTF-16 units. */
  readonly length: number;
  readonly wellFormed: boolean;
}

/** The correct, well-formed and distinct completions in the order of preference, at most `keep`. */
export function selectCorrect(problem: Problem, settings: SelectionSettings): Candidate[] {
  return distinct(
    judgedAs(true, problem, settings).filter(({ wellFormed }) => wellFormed),
    settings,
  );
}

/**
 * Pairs of a correct and a wrong completion, each used once: the best correct with the wrong one that came nearest to being right, by its
 * form and then by its reward.
 */
export function selectPairs(
  problem: Problem,
  settings: SelectionSettings,
): { chosen: Candidate; rejected: Candidate }[] {
  const chosen = selectCorrect(problem, settings);
  const wrong = judgedAs(false, problem, { ...settings, prefer: 'reward' });
  const rejected = distinct(
    wrong.sort((a, b) => Number(b.wellFormed) - Number(a.wellFormed)),
    settings,
  );
  return chosen
    .slice(0, rejected.length)
    .map((one, at) => ({ chosen: one, rejected: rejected[at] as Candidate }));
}

/** The completions that are correct, or wrong; one that could not be judged is neither. */
function judgedAs(correct: boolean, { rollout }: Problem, settings: SelectionSettings): Candidate[] {
  const { completions = [], rewards = [], verdicts, tokens } = rollout ?? {};
  const found = completions.flatMap((completion, at): Candidate[] => {
    const reward = rewards[at];
    const outcome = verdicts?.[at]?.outcome;
    if (reward === null || reward === undefined || outcome === 'fault') return [];
    if ((outcome === undefined ? reward >= 1 : outcome === 'correct') !== correct) return [];
    const components = verdicts?.[at]?.components ?? {};
    const wellFormed = isWellFormed(completion) && passes(components, settings);
    return [{ completion, reward, length: tokens?.[at] ?? completion.length, wellFormed }];
  });
  return found.sort(
    (a, b) => (settings.prefer === 'reward' ? b.reward - a.reward : 0) || a.length - b.length,
  );
}

function passes(components: Readonly<Record<string, number>>, settings: SelectionSettings): boolean {
  const { format = 1, language = 1, repetition = 0 } = components;
  return format >= 1 && language >= settings.language && repetition >= settings.repetition;
}

/** Replacement characters, halves of surrogate pairs, and control characters that are no white space. */
const damaged = /[\uFFFD\p{Cs}]|(?![\t\n\v\f\r])\p{Cc}/u;

/** Text without damage, whose think block and code blocks are closed and whose answer part says something. */
export function isWellFormed(completion: string): boolean {
  const answer = answerPart(completion);
  if (answer === null || answer.trim() === '') return false;
  if ((completion.match(/```/g)?.length ?? 0) % 2 === 1) return false;
  return !damaged.test(completion);
}

function distinct(candidates: readonly Candidate[], { keep, same }: SelectionSettings): Candidate[] {
  const kept: { candidate: Candidate; grams: ReadonlySet<string> }[] = [];
  for (const candidate of candidates) {
    if (kept.length === keep) break;
    const grams = gramsOf(candidate.completion);
    if (kept.every((one) => similarity(one.grams, grams) < same)) kept.push({ candidate, grams });
  }
  return kept.map(({ candidate }) => candidate);
}

/** The 5-grams of a text; of a shorter one the whole. */
function gramsOf(text: string): ReadonlySet<string> {
  const all = words(text);
  return new Set(all.length < 5 ? [all.join(' ')] : ngrams(all, 5));
}

function similarity(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const gram of left) if (right.has(gram)) shared++;
  return shared / (left.size + right.size - shared);
}

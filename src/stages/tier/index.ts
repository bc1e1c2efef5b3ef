/**
 * tier: names the band of difficulty a problem lies in, by its pass rate, else by the level that its source gives, else by its
 * predicted pass rate. A problem of which none is known has no tier.
 */

import { z } from 'zod';
import { type Problem, type Tier, tier as tierName } from '#datasets/problem.js';
import { eachProblem, type Stage } from '../../pipeline/stage.js';

const settings = z.strictObject({
  /** The lowest pass rate of each band; `solved` is 1, `unsolved` is 0 and `hard` is what lies between. */
  easy: z.number().gt(0).lt(1).default(0.75),
  medium: z.number().gt(0).lt(1).default(0.35),
  /** What the levels of sources mean, by the text that the source writes. */
  levels: z.record(z.string(), tierName).default({
    'Level 1': 'easy',
    'Level 2': 'easy',
    'Level 3': 'medium',
    'Level 4': 'hard',
    'Level 5': 'hard',
    introductory: 'easy',
    interview: 'medium',
    competition: 'hard',
    easy: 'easy',
    medium: 'medium',
    hard: 'hard',
    Easy: 'easy',
    Medium: 'medium',
    Hard: 'hard',
  }),
});
type Settings = z.infer<typeof settings>;

export const tier: Stage<Settings> = {
  name: 'tier',
  settings: settings.refine((given) => given.medium < given.easy, {
    message: '`medium` must be below `easy`',
    path: ['medium'],
  }),
  open: (given) => {
    const counts: Record<string, number> = {};
    const run = eachProblem((problem) => {
      const found = tierOf(problem, given);
      counts[found ?? 'unknown'] = (counts[found ?? 'unknown'] ?? 0) + 1;
      if (found === undefined) return { kept: problem };
      return { kept: { ...problem, difficulty: { ...problem.difficulty, tier: found } } };
    });
    return { ...run, figures: () => ({ tiers: { ...counts } }) };
  },
};

function tierOf(problem: Problem, given: Settings): Tier | undefined {
  const { pass_rate: rate, predicted } = problem.difficulty ?? {};
  if (rate !== undefined) return bandOf(rate, given);
  const { level, difficulty } = problem.meta;
  // MATH writes "Level 3" in some files and 3 in others.
  const names = [typeof level === 'number' ? `Level ${level}` : level, difficulty];
  const named = names.find((value) => typeof value === 'string' && Object.hasOwn(given.levels, value));
  if (typeof named === 'string') return given.levels[named];
  return predicted === undefined ? undefined : bandOf(predicted, given);
}

/** The band of a pass rate, from 0 to 1. */
export function bandOf(
  rate: number,
  { easy, medium }: { readonly easy: number; readonly medium: number },
): Tier {
  if (rate >= 1) return 'solved';
  if (rate >= easy) return 'easy';
  if (rate >= medium) return 'medium';
  return rate > 0 ? 'hard' : 'unsolved';
}

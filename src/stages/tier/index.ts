/**
 * tier: names the band of difficulty a problem lies in, by its pass rate, else by the level that its source gives, else by its
 * predicted pass rate; and drops or parks the tiers that the recipe says. A problem of which none is known has no tier and is kept.
 */

import { type Difficulty, type Problem, type Tier, tier as tiers } from '#datasets/problem.js';
import { Numbers } from '#datasets/similarity/index.js';
import { type Bands, bandOf, bandsByShares } from '../../difficulty/tiers.js';
import { counted } from '../../grouped.js';
import { addEach } from '../../pipeline/counts.js';
import type { Figures, Result, Stage, StageRun } from '../../pipeline/stage.js';
import { sourceLevel } from '../../source-level.js';
import { estimateOf, knownRate, levelTier } from './rate-of.js';
import { settings, type TierSettings } from './settings.js';

export const tier: Stage<TierSettings> = { name: 'tier', settings, open };

function open(given: TierSettings): StageRun {
  const counts: Record<string, number> = {};
  let parked = 0;

  function apply(batch: readonly Problem[], bands: Bands = given): Result[] {
    return batch.map((problem): Result => {
      const found = tierOf(problem, given, bands);
      counts[found ?? 'unknown'] = (counts[found ?? 'unknown'] ?? 0) + 1;
      const ofTier = found === undefined ? undefined : given.fates[found];
      const ofGuess = isGuessable(problem) ? given.guessable : undefined;
      if (found !== undefined && ofTier === 'drop')
        return { dropped: problem, reason: tierReason(problem, found) };
      if (ofGuess === 'drop') return { dropped: problem, reason: guessReason(problem) };
      const park = ofTier === 'park' || ofGuess === 'park';
      if (park) parked++;
      return { kept: withTier(problem, found, park, given) };
    });
  }

  const figures = () => ({ tiers: inOrder(counts), ...(parked > 0 ? { parked } : {}) });
  const tally = () => ({ counts: inOrder(counts), parked });
  const add = (other: unknown) => {
    const more = other as ReturnType<typeof tally>;
    addEach(counts, more.counts);
    parked += more.parked;
  };
  const counting = { apply, anyThread: true, figures, tally, add };
  return given.by === 'quantiles' ? { ...counting, ...byShares(given, figures) } : counting;
}

/** What the bands need of the whole set: they lie where the shares are met. */
function byShares(given: TierSettings, figures: () => Figures): Omit<StageRun, 'apply'> {
  const rates = new Numbers(Float64Array);
  let bands: Bands = given;
  return {
    sketch: (batch) => new Float64Array(batch.flatMap((problem) => rankingRate(problem, given) ?? [])),
    gather: (more: Float64Array) => rates.pushAll(more),
    decide: () => {
      bands = bandsByShares(rates.copy(), given.quantiles);
    },
    decided: () => bands,
    figures: () => ({ ...figures(), bands: { easy: bands.easy, medium: bands.medium } }),
  };
}

/** The counts of the tiers that there are, the easiest first, whatever came first. */
function inOrder(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    [...tiers.options, 'unknown'].flatMap((name) => {
      const count = counts[name];
      return count === undefined ? [] : [[name, count]];
    }),
  );
}

function tierOf(problem: Problem, given: TierSettings, bands: Bands): Tier | undefined {
  if (given.by === 'levels') return levelTier(problem, given);
  if (given.by === 'quantiles') {
    const rate = rankingRate(problem, given);
    return rate === undefined ? undefined : bandOf(rate, bands);
  }
  const rate = knownRate(problem, given);
  if (rate !== undefined) return bandOf(rate, bands);
  const { predicted } = problem.difficulty ?? {};
  return levelTier(problem, given) ?? (predicted === undefined ? undefined : bandOf(predicted, bands));
}

/** What problems are ranked by: the pass rate, else the nominal rate of the source's level, else the prediction. */
function rankingRate(problem: Problem, given: TierSettings): number | undefined {
  return knownRate(problem, given) ?? sourceLevel(problem) ?? problem.difficulty?.predicted;
}

function withTier(problem: Problem, found: Tier | undefined, park: boolean, given: TierSettings): Problem {
  const estimate = estimateOf(problem, given);
  if (found === undefined && estimate === undefined) return problem;
  const { parked: _, ...difficulty }: Difficulty = problem.difficulty ?? {};
  if (estimate !== undefined) difficulty.estimate = Number(estimate.toFixed(6));
  if (found !== undefined) difficulty.tier = found;
  return { ...problem, difficulty: park ? { ...difficulty, parked: true } : difficulty };
}

/** Whether the problem's answer was found without reasoning. */
function isGuessable({ difficulty }: Problem): boolean {
  return (difficulty?.guess?.correct ?? 0) > 0;
}

function tierReason({ difficulty = {} }: Problem, found: Tier): { code: string; message: string } {
  const { pass_rate, samples } = difficulty;
  const rate =
    pass_rate === undefined
      ? 'no pass rate'
      : `pass rate ${pass_rate} over ${samples === undefined ? 'unknown samples' : counted(samples, 'sample')}`;
  return { code: `tier-${found}`, message: `the recipe drops the tier ${found}: ${rate}` };
}

function guessReason({ difficulty }: Problem): { code: string; message: string } {
  const { correct, samples } = difficulty?.guess ?? { correct: 0, samples: 0 };
  return { code: 'guessable', message: `right in ${correct} of ${samples} guesses without reasoning` };
}

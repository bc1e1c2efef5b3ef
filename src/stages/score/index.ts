/**
 * score: rates every problem with a scoring model: quality and predicted pass rate. By itself it drops nothing; it keeps what a threshold or
 * a share names, and says how often a row should be drawn. A problem that could not be rated is not a bad problem.
 */

import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import type { Result, Stage, StageContext, StageRun } from '../../pipeline/stage.js';
import { type Rated, type Refinement, rateProblems, withRating } from '../../scorers/rate-problems.js';
import { openScorer, scorerSettings } from '../../scorers/registry.js';
import { choose, type Ranking, rankAll } from './choose.js';
import { Ratings } from './ratings.js';
import { RatingStatistics, type RatingTally } from './statistics.js';

const share = z.number().gt(0).max(1);

const settings = z
  .strictObject({
    scorer: scorerSettings.default('ngram').describe('which model rates'),
    /** Problems of a lower quality are dropped. */
    min_quality: z.number().min(0).max(1).default(0).describe('problems of a lower quality are dropped'),
    keep_best: share.optional().describe('the share of problems kept, the best by quality'),
    copies: z
      .strictObject({
        lowest: z.number().min(0).max(100),
        highest: z.number().min(0).max(100),
      })
      .optional()
      .describe(
        'expected copies of the worst and the best problem; between them they rise with the rank by quality',
      ),
    refine: z
      .strictObject({
        scorer: scorerSettings,
        from: z.number().min(0).max(1),
        to: z.number().min(0).max(1),
      })
      .refine(({ from, to }) => from <= to, { message: '`from` must not be above `to`', path: ['from'] })
      .optional()
      .describe('a second, dearer scorer for problems whose quality lies between `from` and `to`'),
    on_fault: z
      .enum(['keep', 'drop'])
      .default('keep')
      .describe('what becomes of a problem that could not be rated'),
  })
  .refine((given) => given.copies === undefined || given.copies.lowest <= given.copies.highest, {
    message: '`lowest` must not be above `highest`',
    path: ['copies', 'lowest'],
  });
export type ScoreSettings = z.infer<typeof settings>;

export const score: Stage<ScoreSettings> = { name: 'score', settings, open };

async function open(given: ScoreSettings, context: StageContext): Promise<StageRun> {
  const first = await openScorer(given.scorer, context);
  let second: Refinement | undefined;
  if (given.refine !== undefined) {
    const { scorer, from, to } = given.refine;
    second = { scorer: await openScorer(scorer, context), from, to };
  }
  const statistics = new RatingStatistics(first, second?.scorer);
  const rateAll = async (batch: readonly Problem[]) => {
    const rated = await rateProblems(batch, first, second);
    statistics.count(batch, rated);
    return rated;
  };
  const needsWholeSet = given.keep_best !== undefined || given.copies !== undefined;
  return {
    ...(needsWholeSet ? wholeSet(given, context, rateAll) : oneByOne(given, rateAll)),
    inFlight: first.inFlight,
    anyThread: first.anyThread === true && second === undefined,
    figures: () => statistics.figures(),
    tally: () => statistics.tally(),
    add: (tally) => statistics.add(tally as RatingTally),
    identity: [first, second?.scorer].map((scorer) => `${scorer?.name} ${scorer?.version}`).join('\n'),
    incomplete: () => statistics.faults > 0,
    close: async () => {
      await first.close();
      await second?.scorer.close();
    },
  };
}

type RateAll = (batch: readonly Problem[]) => Promise<Rated[]>;

function oneByOne(given: ScoreSettings, rateAll: RateAll): StageRun {
  return {
    apply: async (batch) => {
      const rated = await rateAll(batch);
      return batch.map((problem, at) => judged(problem, rated[at] as Rated, given));
    },
  };
}

/** What was decided of a batch: its ratings, and how its rows stand among all. */
type Standing = Ranking & { readonly rated: readonly Rated[] };

/** Rates while the rows come by for the first time. */
function wholeSet(given: ScoreSettings, { seed }: StageContext, rateAll: RateAll): StageRun {
  const ratings = new Ratings();
  let ranking: Ranking | undefined;
  return {
    sketch: rateAll,
    gather: (rated: readonly Rated[]) => ratings.add(rated),
    decide: () => {
      ranking = rankAll(ratings, given);
    },
    decided: (from, to): Standing => {
      const { ranks, ...among } = ranking as Ranking;
      const rated = Array.from({ length: to - from }, (_, at) => ratings.get(from + at));
      return { ...among, ranks: ranks.slice(from, to), rated };
    },
    apply: (batch, standing: Standing) =>
      batch.map((problem, at): Result => {
        const result = judged(problem, standing.rated[at] as Rated, given);
        if (!('kept' in result)) return result;
        return choose(result.kept, standing.ranks[at] as number, standing, given, seed);
      }),
  };
}

function judged(problem: Problem, rated: Rated, given: ScoreSettings): Result {
  if ('fault' in rated) {
    if (given.on_fault === 'keep') return { kept: problem };
    return { dropped: problem, reason: { code: 'not-rated', message: `${rated.scorer}: ${rated.fault}` } };
  }
  const kept = withRating(problem, rated);
  if (rated.quality === undefined || rated.quality >= given.min_quality) return { kept };
  const message = `quality ${rated.quality.toFixed(3)} by ${rated.scorer}, below min_quality ${given.min_quality}`;
  return { dropped: kept, reason: { code: 'low-quality', message } };
}

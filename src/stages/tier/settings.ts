import { z } from 'zod';
import { tier as tierName } from '#datasets/problem.js';
import { predictionWeight } from '../../difficulty/blend.js';

const share = z.number().gt(0).lt(1);
/** What becomes of the problems of a tier: kept, dropped, or kept in the part `parked`, which is not for training now. */
const fate = z.enum(['keep', 'drop', 'park']);

export const settings = z
  .strictObject({
    by: z
      .enum(['bands', 'quantiles', 'levels'])
      .default('bands')
      .describe(
        "`bands`: by the pass rate, else the source's level, else the prediction. `quantiles`: by the same, into tiers of given shares. `levels`: by the source's level alone. /",
      ),
    rate: z
      .enum(['observed', 'blended'])
      .default('observed')
      .describe(
        'the pass rate that counts: as observed, or blended with the prediction, which keeps few samples from deciding alone',
      ),
    prediction_weight: z
      .number()
      .positive()
      .default(predictionWeight)
      .describe('samples that a prediction counts for in the blend'),
    model: z
      .string()
      .min(1)
      .optional()
      .describe('the model whose pass rate counts, where several stand side by side'),
    easy: share
      .default(0.75)
      .describe(
        'the lowest pass rate of each band; `solved` is 1, `unsolved` is 0 and `hard` is what lies between',
      ),
    medium: share.default(0.35),
    quantiles: z
      .strictObject({ easy: share.default(0.3), medium: share.default(0.4) })
      .refine(({ easy, medium }) => easy + medium < 1, 'the shares must leave room for hard')
      .prefault({})
      .describe('the shares of the problems, easiest first, for `by: quantiles`; the rest is `hard`'),
    fates: z
      .partialRecord(tierName, fate)
      .default({})
      .describe(
        'what becomes of each tier; `solved` and `unsolved` problems teach nothing to a trainer that compares completions',
      ),
    guessable: fate
      .default('keep')
      .describe(
        'what becomes of problems that `rlvr rollout --guess` found the answer of without reasoning (Kimi k1.5 drops them)',
      ),
    levels: z
      .record(z.string(), tierName)
      .default({
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
      })
      .describe('what the levels of sources mean, by the text that the source writes'),
  })
  .refine((given) => given.medium < given.easy, {
    message: '`medium` must be below `easy`',
    path: ['medium'],
  });
export type TierSettings = z.infer<typeof settings>;

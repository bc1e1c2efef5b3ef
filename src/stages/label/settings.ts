import { z } from 'zod';
import { rewardList } from '../../rewards/index.js';

export const settings = z.strictObject({
  rewards: rewardList
    .optional()
    .describe("what makes the reward, as a weighted sum; the verdict's own reward if absent"),
  pass_at: z
    .array(z.int().positive())
    .default([])
    .describe('the k of pass@k that each problem and the figures tell'),
  model: z
    .string()
    .min(1)
    .optional()
    .describe(
      'the model that wrote completions whose row does not name one; its pass rate stands under `difficulty.models`',
    ),
  all_tests: z
    .boolean()
    .default(false)
    .describe("whether a program's tests after a failed one are run too: suspected tests are told only then"),
  suspects: z
    .union([
      z.literal(false),
      z.strictObject({
        share: z.number().gt(0).max(1).default(0.5),
        agreeing: z.int().min(2).default(3),
      }),
    ])
    .prefault({})
    .describe('when completions that agree against the gold are listed; false: never'),
});
export type LabelSettings = z.infer<typeof settings>;

import { z } from 'zod';
import { rewardList } from '../../rewards/index.js';

export const settings = z.strictObject({
  /** What makes the reward, as a weighted sum; the verdict's own reward if absent. */
  rewards: rewardList.optional(),
  /** The k of pass@k that each problem and the figures tell. */
  pass_at: z.array(z.int().positive()).default([]),
  /** The model that wrote completions whose row does not name one; its pass rate stands under `difficulty.models`. */
  model: z.string().min(1).optional(),
  /** Whether a program's tests after a failed one are run too: suspected tests are told only then. */
  all_tests: z.boolean().default(false),
  /** When completions that agree against the gold are listed; false: never. */
  suspects: z
    .union([
      z.literal(false),
      z.strictObject({
        share: z.number().gt(0).max(1).default(0.5),
        agreeing: z.int().min(2).default(3),
      }),
    ])
    .prefault({}),
});
export type LabelSettings = z.infer<typeof settings>;

import { z } from 'zod';
import { rewardFunctions, rewardNames } from './registry.js';

const weight = z.number().default(1).describe('what the value is multiplied with before the sum');

const withSettings = rewardFunctions.map((one) =>
  one.settings.safeExtend({ name: z.literal(one.name), weight }),
);

/** One entry: a name, or `{name, weight, …settings}`. */
const entry = z.preprocess(
  (value) => (typeof value === 'string' ? { name: value } : value),
  z.discriminatedUnion('name', withSettings as unknown as [z.ZodObject, ...z.ZodObject[]]),
) as unknown as z.ZodType<RewardEntry>;

/** A reward function with its weight; its own settings stand beside. */
export interface RewardEntry {
  readonly name: string;
  readonly weight: number;
  readonly [setting: string]: unknown;
}

/** Which reward functions make the reward: `[correct, {name: format, weight: 0.2, style: boxed}]`. The reward is the weighted sum. */
export const rewardList = z
  .array(entry)
  .min(1, `name at least one of ${rewardNames.join(', ')}`)
  .refine(
    (list) => new Set(list.map(({ name }) => name)).size === list.length,
    'a reward stands in the list twice',
  );
export type RewardList = z.infer<typeof rewardList>;

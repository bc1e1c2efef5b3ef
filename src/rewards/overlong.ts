import { z } from 'zod';
import { lengthOf, lengthUnit } from './length-of.js';
import type { RewardFunction } from './reward.js';

const settings = z
  .strictObject({
    /** L_max: the length from which the whole penalty falls. DAPO: 16384 expected tokens and a cache of 4096. */
    max: z.int().positive().default(20_480),
    /** L_cache: the last part of L_max, in which the penalty grows. */
    cache: z.int().positive().default(4096),
    unit: lengthUnit.default('tokens'),
  })
  .refine(({ max, cache }) => cache <= max, {
    message: '`cache` must not be more than `max`',
    path: ['cache'],
  });

/**
 * The soft overlong punishment of DAPO (arXiv 2503.14476, equation 13): 0 up to L_max − L_cache, then
 * ((L_max − L_cache) − len) / L_cache down to −1 at L_max, and −1 beyond. From −1 to 0.
 */
export const overlong: RewardFunction<z.infer<typeof settings>> = {
  name: 'overlong',
  settings,
  groupWise: false,
  values: ({ samples }, { max, cache, unit }) =>
    samples.map((sample) => {
      const free = max - cache;
      const excess = lengthOf(sample, unit) - free;
      return excess <= 0 ? 0 : -Math.min(1, excess / cache);
    }),
};

import { z } from 'zod';
import { lengthOf, lengthUnit } from './length-of.js';
import type { RewardFunction } from './reward.js';

const settings = z.strictObject({
  /** Absent: tokens where the row gives them for every completion of the problem, else characters. */
  unit: lengthUnit.optional(),
});

/**
 * The length reward of Kimi k1.5 (arXiv 2501.12599, section 2.3.3), over the completions of one problem:
 * λ = 0.5 − (len − min) / (max − min); λ for a correct completion, min(0, λ) for any other; 0 for all when max = min.
 * From −0.5 to 0.5.
 */
export const length: RewardFunction<z.infer<typeof settings>> = {
  name: 'length',
  settings,
  groupWise: true,
  values: ({ samples }, { unit }) => {
    const counted = unit ?? (samples.every(({ tokens }) => tokens !== undefined) ? 'tokens' : 'characters');
    const lengths = samples.map((sample) => lengthOf(sample, counted));
    const [min, max] = [Math.min(...lengths), Math.max(...lengths)];
    return samples.map(({ verdict }, at) => {
      if (max === min) return 0;
      const lambda = 0.5 - ((lengths[at] as number) - min) / (max - min);
      return verdict.outcome === 'correct' ? lambda : Math.min(0, lambda);
    });
  },
};

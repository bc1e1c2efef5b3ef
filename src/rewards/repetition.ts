import { z } from 'zod';
import type { RewardFunction } from './reward.js';

const settings = z.strictObject({
  /** The words of an n-gram. */
  n: z.int().positive().default(20),
});

/**
 * −(1 − distinct n-grams / all n-grams) over the words of a completion, from −1 (exclusive) to 0: the n-gram repetition penalty of
 * Yeo et al. (arXiv 2502.03373) in the form of a share. Words are runs of characters between white space, in lower case; a
 * completion of fewer than n words has 0.
 */
export const repetition: RewardFunction<z.infer<typeof settings>> = {
  name: 'repetition',
  settings,
  groupWise: false,
  values: ({ samples }, { n }) => samples.map(({ completion }) => -repeatedShare(completion, n)),
};

function repeatedShare(text: string, n: number): number {
  const words = text.toLowerCase().match(/\S+/g) ?? [];
  const all = words.length - n + 1;
  if (all <= 0) return 0;
  const distinct = new Set<string>();
  for (let start = 0; start < all; start++) distinct.add(words.slice(start, start + n).join(' '));
  return 1 - distinct.size / all;
}

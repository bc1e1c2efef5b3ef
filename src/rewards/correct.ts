import { z } from 'zod';
import type { RewardFunction } from './reward.js';

const settings = z.strictObject({
  /** The value of a completion that is not correct: 0 as in DeepSeek-R1, −1 as in DAPO. */
  wrong: z.number().max(1).default(0),
});

/** 1 for a correct completion, `wrong` for any other. The accuracy reward of DeepSeek-R1 (arXiv 2501.12948, section 2.2.2). */
export const correct: RewardFunction<z.infer<typeof settings>> = {
  name: 'correct',
  settings,
  groupWise: false,
  values: ({ samples }, { wrong }) =>
    samples.map(({ verdict }) => (verdict.outcome === 'correct' ? 1 : wrong)),
};

import { z } from 'zod';

/** A word or phrase; letter case, articles and final stops do not count. */
export const textGroundTruth = z.strictObject({
  verifier: z.literal('text'),
  answer: z.string(),
});
export type TextGroundTruth = z.infer<typeof textGroundTruth>;

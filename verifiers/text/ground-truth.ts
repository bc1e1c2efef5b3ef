import { z } from 'zod';

/** A word or phrase; letter case, articles and final stops do not count. Or, by `match`, a value of a program. */
export const textGroundTruth = z.strictObject({
  verifier: z.literal('text'),
  answer: z.string(),
  /**
   * How answers are compared: `words`, as prose, if absent; `literal`, as Python literals, in which case and blanks inside texts and the
   * kinds of brackets count, and quotes, blanks between values and the order of keys do not.
   */
  match: z.enum(['words', 'literal']).optional(),
});
export type TextGroundTruth = z.infer<typeof textGroundTruth>;

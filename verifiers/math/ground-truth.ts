import { z } from 'zod';

/** One exact answer, or several spellings of which any is right (`answers`). Text in LaTeX, ASCII or Unicode math. */
export const mathGroundTruth = z.strictObject({
  verifier: z.literal('math'),
  answer: z.string().optional(),
  answers: z.array(z.string()).min(1).optional(),
  extraction: z
    .enum(['strict', 'default', 'lenient'])
    .optional()
    .describe('how an answer must be marked in the completion; see extract/'),
  tolerance: z
    .number()
    .nonnegative()
    .optional()
    .describe('largest accepted |answer − gold|; replaces the rounding rules'),
  relative_tolerance: z
    .number()
    .nonnegative()
    .optional()
    .describe('largest accepted |answer − gold| / |gold|; replaces the rounding rules'),
  ordered: z
    .boolean()
    .optional()
    .describe('whether the order of a list without brackets counts (default: no)'),
  digits: z
    .int()
    .positive()
    .optional()
    .describe('significant digits (≥ 1) that a decimal answer to an exact gold needs; default 6'),
});
export type MathGroundTruth = z.infer<typeof mathGroundTruth>;

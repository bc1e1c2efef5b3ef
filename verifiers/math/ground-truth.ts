import { z } from 'zod';

/** One exact answer, or several spellings of which any is right (`answers`). Text in LaTeX, ASCII or Unicode math. */
export const mathGroundTruth = z.strictObject({
  verifier: z.literal('math'),
  answer: z.string().optional(),
  answers: z.array(z.string()).min(1).optional(),
  /** How an answer must be marked in the completion; see extract/. */
  extraction: z.enum(['strict', 'default', 'lenient']).optional(),
  /** Largest accepted |answer − gold|; replaces the rounding rules. */
  tolerance: z.number().nonnegative().optional(),
  /** Largest accepted |answer − gold| / |gold|; replaces the rounding rules. */
  relative_tolerance: z.number().nonnegative().optional(),
  /** Whether the order of a list without brackets counts (default: no). */
  ordered: z.boolean().optional(),
  /** Significant digits (≥ 1) that a decimal answer to an exact gold needs; default 6. */
  digits: z.int().positive().optional(),
});
export type MathGroundTruth = z.infer<typeof mathGroundTruth>;

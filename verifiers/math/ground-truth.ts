import { z } from 'zod';

/** One exact answer, or several spellings of which any is right (`answers`). Text in LaTeX, ASCII or Unicode math. */
export const mathGroundTruth = z.strictObject({
  verifier: z.literal('math'),
  answer: z.string().optional(),
  answers: z.array(z.string()).min(1).optional(),
});
export type MathGroundTruth = z.infer<typeof mathGroundTruth>;

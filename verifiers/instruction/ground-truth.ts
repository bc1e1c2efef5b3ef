import { z } from 'zod';

/** One constraint: its name and, beside it, what it takes, in the spelling of its source (`num_words`, `keywords`, …). */
const constraint = z.record(z.string(), z.json()).and(z.object({ id: z.string().min(1) }));

/** Constraints on the form of an answer, as IFEval's `length_constraints:number_words`; all must hold. */
export const instructionGroundTruth = z.strictObject({
  verifier: z.literal('instruction'),
  constraints: z.array(constraint).min(1, 'an instruction ground truth needs at least one constraint'),
});
export type InstructionGroundTruth = z.infer<typeof instructionGroundTruth>;

import { z } from 'zod';

/** A statement to prove, in the language of a proof assistant; `header` precedes it: imports, namespaces, options. */
export const proofGroundTruth = z.strictObject({
  verifier: z.literal('proof'),
  system: z.enum(['lean4', 'lean3', 'coq', 'isabelle', 'metamath', 'hol-light']),
  statement: z.string().regex(/\S/, 'is empty'),
  header: z.string().optional(),
});
export type ProofGroundTruth = z.infer<typeof proofGroundTruth>;

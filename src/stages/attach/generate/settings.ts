import { z } from 'zod';

/** How tests are made from reference solutions; Kimi k1.5 makes 50 cases a problem. */
export const generation = z.strictObject({
  count: z.int().min(1).max(1000).default(50).describe('how many inputs to try for each problem'),
  widen: z
    .boolean()
    .default(false)
    .describe(
      'whether inputs may be up to twice as large as any that was seen; a problem may not allow that',
    ),
  mutants: z
    .int()
    .min(0)
    .max(500)
    .default(20)
    .describe('how many programs that differ in one token from the reference are put to the tests'),
  inputs: z
    .record(z.string(), z.string())
    .default({})
    .describe(
      'by id of the problem, a Python program that reads a seed and prints an input, or the JSON list of arguments',
    ),
});
export type Generation = z.infer<typeof generation>;

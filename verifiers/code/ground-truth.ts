import { z } from 'zod';

const stdinTest = z.strictObject({ stdin: z.string(), stdout: z.string() });
const callTest = z.strictObject({ args: z.array(z.json()), expected: z.json() });
const assertTest = z.strictObject({ assert: z.string() });
/** Source that defines `check(candidate)`, which is called with the function named by `entry_point`. */
const sourceTest = z.strictObject({ source: z.string() });

/**
 * One test, in one of four forms: standard input and output, a call with JSON arguments, an assertion's source, or a
 * test program's source.
 */
export const codeTest = z.union([stdinTest, callTest, assertTest, sourceTest]);
export type CodeTest = z.infer<typeof codeTest>;

/** Bounds for one test: seconds of wall clock, megabytes (2^20) of memory, kilobytes (2^10) of output. */
export const codeLimits = z.strictObject({
  time_s: z.number().positive().optional(),
  memory_mb: z.number().positive().optional(),
  output_kb: z.number().positive().optional(),
});

/** Tests that a program must pass, all of one form, with the code that runs before it (`setup`). */
export const codeGroundTruth = z.strictObject({
  verifier: z.literal('code'),
  language: z.enum(['python']),
  tests: z.array(codeTest).min(1, 'a code ground truth needs at least one test'),
  /** The function that call tests call. */
  entry_point: z.string().optional(),
  /** Source that precedes the completion: imports, helpers, the prompt of a completion-style problem. */
  setup: z.string().optional(),
  limits: codeLimits.optional(),
  checker: z.enum(['tokens', 'lines', 'exact', 'float']).optional(),
  tolerance: z.number().positive().optional(),
});
export type CodeGroundTruth = z.infer<typeof codeGroundTruth>;

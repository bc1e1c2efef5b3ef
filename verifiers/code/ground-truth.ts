import { z } from 'zod';
import { languageNames } from '#sandboxes/languages.js';

/** What a test counts for in partial credit; 1 if absent. It never decides whether a program is right. */
const weight = z.number().positive().optional();

const stdinTest = z.strictObject({ stdin: z.string(), stdout: z.string(), weight });
const callTest = z.strictObject({ args: z.array(z.json()), expected: z.json(), weight });
const assertTest = z.strictObject({ assert: z.string(), weight });
/**
 * A test file. When it defines `check`, that is called with the entry point (HumanEval); otherwise its `test_…` functions
 * are called; otherwise its own statements are the test. Names it does not define are the program's.
 */
const sourceTest = z.strictObject({ source: z.string(), weight });

/** One test: standard input and output, a call with JSON arguments, an assertion, or a test file. */
export const codeTest = z.union([stdinTest, callTest, assertTest, sourceTest]);
export type CodeTest = z.infer<typeof codeTest>;

/** Bounds for one test: seconds of wall clock, megabytes (2^20) of memory, kilobytes (2^10) of output. */
export const codeLimits = z.strictObject({
  time_s: z.number().positive().optional(),
  memory_mb: z.number().positive().optional(),
  output_kb: z.number().positive().optional(),
});
export type CodeLimits = z.infer<typeof codeLimits>;

const checkerProgram = z.strictObject({ language: z.enum(languageNames), source: z.string() });

/** Tests that a program must pass, all of one form, with the code that runs before it (`setup`). */
export const codeGroundTruth = z.strictObject({
  verifier: z.literal('code'),
  language: z.enum(languageNames),
  tests: z.array(codeTest).min(1, 'a code ground truth needs at least one test'),
  /** What call tests call and `check` is given: a function `f`, or `Solution().f` for a method of a fresh instance. */
  entry_point: z.string().optional(),
  /**
   * In Python, which arguments of call tests are LeetCode's nodes and are written as lists (a tree level by level, with null
   * for what is not there). If absent, the annotations of the completion say it. Nodes in results are read back alike.
   */
  arg_types: z.array(z.enum(['ListNode', 'TreeNode', 'ListNode[]', 'TreeNode[]']).nullable()).optional(),
  /** Source that precedes the completion: imports, helpers, the prompt of a completion-style problem. */
  setup: z.string().optional(),
  /** Source that follows the completion and may use what it defines: values that the tests name. */
  test_setup: z.string().optional(),
  limits: codeLimits.optional(),
  /** Whether the tests after a failed one are run too, so that each has its outcome; false if absent. */
  all_tests: z.boolean().optional(),
  /**
   * How printed output is compared: words, lines without trailing blanks, every character, numbers up to `tolerance`, lines in
   * any order; or a program called as testlib's checkers are. In Python's assertions and test files `set` lets `==` and `!=` between
   * two lists disregard their order.
   */
  checker: z.union([z.enum(['tokens', 'lines', 'exact', 'float', 'set']), checkerProgram]).optional(),
  /** Files that lie beside a program that reads standard input: relative path, content. */
  files: z.record(z.string(), z.string()).optional(),
  /**
   * Greatest absolute or relative error of a float that still counts as equal; absent: floats are compared exactly. In Python's
   * assertions and test files it holds for `==` and `!=`.
   */
  tolerance: z
    .union([
      z.number().positive(),
      z.strictObject({
        absolute: z.number().nonnegative().optional(),
        relative: z.number().nonnegative().optional(),
      }),
    ])
    .optional(),
});
export type CodeGroundTruth = z.infer<typeof codeGroundTruth>;

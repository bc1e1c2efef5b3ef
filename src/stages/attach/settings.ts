import { z } from 'zod';
import { generation } from './generate/settings.js';

const share = z.number().min(0).max(1);

/** What attach proves and drops; the shares of agreement are Kimi k1.5's 7 and 9 of 10 (arXiv 2501.12599). */
export const settings = z.strictObject({
  prove: z
    .boolean()
    .default(true)
    .describe('whether reference solutions are judged against their ground truth; code among them is run'),
  disagreements: z
    .enum(['drop', 'keep'])
    .default('drop')
    .describe(
      'a solution that marks another answer than the row gives; both are written to disagreements.jsonl',
    ),
  choice: z
    .enum(['keep', 'reformulate', 'drop'])
    .default('keep')
    .describe(
      'multiple choice: as it is, as an open question where the right option is a value, or not at all',
    ),
  unjudged: z
    .enum(['drop', 'keep'])
    .default('drop')
    .describe(
      'ground truths that no verifier here judges (constraints, proofs); kept, they are for a trainer that does',
    ),
  agree: share
    .default(0.7)
    .describe('with several reference solutions, the share of them that a test must accept to be kept'),
  pass: share
    .default(0.9)
    .describe('with several reference solutions, the share of them that must pass every kept test'),
  runs: z
    .int()
    .min(1)
    .max(10)
    .default(2)
    .describe('how often the reference is run: a test whose outcomes differ is flaky and dropped'),
  weak_tests: z
    .enum(['drop', 'keep'])
    .default('drop')
    .describe('tests that a trivial program passes: nothing printed, its input printed, a constant'),
  impure_tests: z
    .enum(['drop', 'keep'])
    .default('drop')
    .describe('tests that need files, the time, the network or chance'),
  any_answer: z
    .enum(['drop', 'keep'])
    .default('drop')
    .describe(
      'programming tasks that take any of several answers, as they say, while their tests compare with one and no checker program is there',
    ),
  generate: z
    .union([z.literal(false), generation])
    .default(false)
    .describe('makes more tests for Python programs out of their reference solutions'),
});
export type Settings = z.infer<typeof settings>;

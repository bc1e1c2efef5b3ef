import type { z } from 'zod';
import { type Draft, type Format, problem } from '../problem.js';

// An own problem may still lack what ingest can add.
const row = problem.partial({ id: true, source: true });

/** Our own problems, read back as they are. A field that the record does not know is a mistake, told by its name. */
export const rlvr: Format<z.infer<typeof row>> = {
  name: 'rlvr',
  row,
  recognises: ({ prompt, domain, ground_truth }) =>
    Array.isArray(prompt) && typeof domain === 'string' && ground_truth !== undefined,
  uses: Object.keys(problem.shape),
  // A JSON row holds no undefined, which is all that the two types differ in.
  read: (given) => given as Draft,
  sample: {
    id: 'sample:1',
    domain: 'math',
    prompt: [{ role: 'user', content: 'What is half of one half?' }],
    ground_truth: { verifier: 'math', answer: '\\frac{1}{4}' },
    source: { dataset: 'sample' },
    tags: ['fractions'],
    meta: {},
  },
};

import { z } from 'zod';
import type { Format } from '../problem.js';

const row = z.looseObject({
  problem: z.string(),
  solution: z.string(),
  answer: z.union([z.string(), z.number()]).optional(),
  unique_id: z.string().optional(),
});

/** MATH and its kin: a solution whose last `\boxed{…}` is the answer, unless the row gives the answer itself. */
export const math: Format<z.infer<typeof row>> = {
  name: 'math',
  row,
  recognises: ({ problem, solution }) => typeof problem === 'string' && typeof solution === 'string',
  uses: ['problem', 'solution', 'answer', 'unique_id'],
  read: ({ problem, solution, answer, unique_id }) => ({
    domain: 'math',
    prompt: [{ role: 'user', content: problem }],
    solution,
    ...(answer === undefined ? {} : { ground_truth: { verifier: 'math', answer: String(answer) } }),
    ...(unique_id === undefined ? {} : { key: unique_id }),
  }),
  sample: {
    problem: 'What is the slope of the line through $(1,2)$ and $(4,11)$?',
    solution: 'The slope is $\\frac{11-2}{4-1}=\\boxed{3}$.',
    level: 'Level 1',
    type: 'Algebra',
  },
};

import { z } from 'zod';
import type { Format } from '../problem.js';
import { mathAnswer, maybeText, tags, text, textOrNumber, userPrompt } from './fields.js';

const row = z.looseObject({
  problem: text,
  answer: textOrNumber,
  llama8b_solve_rate: z.number().min(0).max(1).nullable(),
  domain: z.union([z.array(z.string()), maybeText]),
});

/** Big-Math: the solve rate of a small model comes with each row and is kept as the pass rate. */
export const bigMath: Format<z.infer<typeof row>> = {
  name: 'big-math',
  row,
  uses: ['problem', 'answer', 'llama8b_solve_rate'],
  read: ({ problem, answer, llama8b_solve_rate: rate, domain }) => ({
    domain: 'math',
    prompt: userPrompt(problem),
    ground_truth: mathAnswer(answer),
    ...(rate === null ? {} : { difficulty: { pass_rate: rate } }),
    tags: tags(...[domain].flat()),
  }),
  sample: {
    problem: 'How many even divisors has 12?',
    answer: '4',
    source: 'samples',
    domain: ['Number Theory'],
    llama8b_solve_rate: 0.625,
  },
};

import { z } from 'zod';
import type { Format } from '../problem.js';
import { mathAnswer, optional, text, textOrNumber, userPrompt } from './fields.js';

const row = z.looseObject({
  id: textOrNumber.nullish(),
  problem: text,
  answer: textOrNumber,
  solution: z.union([z.string(), z.null()]).optional(),
});

/** DeepScaleR, AIME and the many sets of a problem with its answer. */
export const problemAnswer: Format<z.infer<typeof row>> = {
  name: 'problem-answer',
  row,
  uses: ['id', 'problem', 'answer', 'solution'],
  read: ({ id, problem, answer, solution }) => ({
    ...optional('id', id),
    domain: 'math',
    prompt: userPrompt(problem),
    ground_truth: mathAnswer(answer),
    ...optional('solution', solution),
  }),
  sample: { problem: 'What is $2^{5} - 1$?', answer: '31', solution: '$2^5 = 32$, so the result is $31$.' },
};

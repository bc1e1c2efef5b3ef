import { z } from 'zod';
import type { Format } from '../problem.js';
import { asText, mathAnswer, maybeText, optional, tags, textOrNumber, userPrompt } from './fields.js';

const row = z
  .looseObject({
    problem: z.string(),
    solution: z.string(),
    level: textOrNumber,
    type: maybeText,
    subject: maybeText,
    answer: textOrNumber.nullish(),
    unique_id: maybeText,
  })
  .refine((value) => value.type != null || value.subject != null, {
    message: 'has neither type nor subject',
    path: ['type'],
  });

/** Competition problems (MATH and MATH-500): the answer is the last `\boxed{…}` of the solution, or stands in `answer`. */
export const math: Format<z.infer<typeof row>> = {
  name: 'math',
  row,
  // Level and type become tags, and stay in meta as the source wrote them.
  uses: ['problem', 'solution', 'answer', 'unique_id'],
  read: ({ problem, solution, level, type, subject, answer, unique_id }) => ({
    ...optional('id', unique_id),
    domain: 'math',
    prompt: userPrompt(problem),
    ...(answer == null ? {} : { ground_truth: mathAnswer(answer) }),
    solution,
    tags: tags(type ?? subject, asText(level).replace(/^(?=\d)/, 'level ')),
  }),
  sample: {
    problem: 'What is the greatest integer $n$ with $n^2 < 50$?',
    level: 'Level 1',
    type: 'Algebra',
    solution: 'Since $7^2 = 49 < 50$ and $8^2 = 64 > 50$, the greatest is $\\boxed{7}$.',
  },
};

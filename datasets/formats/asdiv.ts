import { z } from 'zod';
import type { Format } from '../problem.js';
import { mathAnswer, maybeText, tags, text, userPrompt } from './fields.js';
import { ended } from './word-problem.js';

const row = z.looseObject({ body: text, question: text, answer: text, solution_type: maybeText });

/** ASDiv: a story and a question about it; the answer names its unit. */
export const asdiv: Format<z.infer<typeof row>> = {
  name: 'asdiv',
  row,
  uses: ['body', 'question', 'answer'],
  read: ({ body, question, answer, solution_type }) => ({
    domain: 'math',
    prompt: userPrompt(`${ended(body)} ${question.trim()}`),
    // "9 (apples)": the unit in brackets is not part of what a solver must say. It stays in meta.
    ground_truth: mathAnswer(answer.replace(/\s*\([^()]*\)\s*$/, '')),
    meta: { answer },
    tags: tags(solution_type),
  }),
  sample: {
    body: 'A shelf holds 4 red and 3 blue cups.',
    question: 'How many cups?',
    answer: '7 (cups)',
    solution_type: 'Addition',
  },
};

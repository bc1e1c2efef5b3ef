import { z } from 'zod';
import type { Format } from '../problem.js';
import { mathAnswer, maybeText, tags, text, userPrompt } from './fields.js';
import { measured } from './measured.js';
import { wordProblem } from './word-problem.js';

const row = z.looseObject({ body: text, question: text, answer: text, solution_type: maybeText });

/** ASDiv: a story and a question about it; the answer names its unit. */
export const asdiv: Format<z.infer<typeof row>> = {
  name: 'asdiv',
  row,
  uses: ['body', 'question', 'answer'],
  read: ({ body, question, answer, solution_type }) => ({
    domain: 'math',
    prompt: userPrompt(wordProblem(body, question)),
    ground_truth: mathAnswer(amountOf(answer)),
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

/** `9 (apples)`; a bracket without a blank before it belongs to the number: `-(1/3)`, `-(1/3) (cents)`. The whole stays in meta. */
function amountOf(answer: string): string {
  const [, amount = answer, unit] = /^(.*\S)\s+\(([^()]*)\)\s*$/.exec(answer) ?? [];
  return unit === undefined ? amount : measured(amount, unit);
}

import { z } from 'zod';
import type { Format } from '../problem.js';
import { mathAnswer, maybeText, optional, tags, text, textOrNumber, userPrompt } from './fields.js';

const row = z.looseObject({
  question: text,
  answer: textOrNumber,
  solution: maybeText,
  license: maybeText,
  data_topic: maybeText,
});

/** College-Math, Gaokao, Minerva, CARP and other sets of a question with its answer. */
export const questionAnswer: Format<z.infer<typeof row>> = {
  name: 'question-answer',
  row,
  uses: ['question', 'answer', 'solution', 'license'],
  read: ({ question, answer, solution, license, data_topic }) => ({
    domain: 'math',
    prompt: userPrompt(question),
    ground_truth: mathAnswer(answer),
    ...optional('solution', solution),
    ...optional('license', license),
    tags: tags(data_topic),
  }),
  sample: { question: 'Simplify $3(x + 2) - x$.', answer: '$2x + 6$' },
};

import { z } from 'zod';
import type { Format } from '../problem.js';
import { choiceDraft } from './choice-draft.js';
import { maybeText, optional, tags, text, textOrNumber } from './fields.js';

const row = z.looseObject({
  question_id: textOrNumber.nullish(),
  question: text,
  options: z.array(z.string()).min(2),
  answer: text,
  category: maybeText,
});

/** MMLU-Pro: up to ten options. */
export const mmluPro: Format<z.infer<typeof row>> = {
  name: 'mmlu-pro',
  row,
  uses: ['question_id', 'question', 'options', 'answer', 'answer_index'],
  read: ({ question_id, question, options, answer, category }) => ({
    ...choiceDraft(question, options, answer, 'answer'),
    ...optional('id', question_id),
    tags: tags(category),
  }),
  sample: {
    question: 'Which is even?',
    options: ['3', '5', '8', '9', '11'],
    answer: 'C',
    answer_index: 2,
    category: 'math',
  },
};

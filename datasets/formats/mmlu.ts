import { z } from 'zod';
import type { Format } from '../problem.js';
import { answerShape, choiceDraft } from './choice-draft.js';
import { maybeText, tags, text } from './fields.js';

const row = z.looseObject({
  question: text,
  choices: z.array(z.string()).min(2),
  answer: answerShape,
  subject: maybeText,
  type: maybeText,
});

/** MMLU: four options; the answer is counted from 0, or is a letter. */
export const mmlu: Format<z.infer<typeof row>> = {
  name: 'mmlu',
  row,
  uses: ['question', 'choices', 'answer'],
  read: ({ question, choices, answer, subject, type }) => ({
    ...choiceDraft(question, choices, answer, 'answer'),
    tags: tags(subject ?? type),
  }),
  sample: {
    question: 'Which is prime?',
    choices: ['21', '23', '25', '27'],
    answer: 1,
    subject: 'number_theory',
  },
};

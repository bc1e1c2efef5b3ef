import { z } from 'zod';
import type { Format } from '../problem.js';
import { choiceDraft } from './choice-draft.js';
import { maybeText, optional, text } from './fields.js';

const row = z.looseObject({
  question: text,
  options: z.array(z.string()).min(2),
  correct: z.string().regex(/^[A-Z]$/, 'is not a letter'),
  rationale: maybeText,
});

/** AQuA: each option brings its letter, `A)36`. */
export const aqua: Format<z.infer<typeof row>> = {
  name: 'aqua',
  row,
  uses: ['question', 'options', 'correct', 'rationale'],
  read: ({ question, options, correct, rationale }) => ({
    ...choiceDraft(
      question,
      options.map((option) => option.replace(/^(?:\s*[A-Z]\s*\))+\s*/, '')),
      correct,
      'correct',
    ),
    ...optional('solution', rationale),
  }),
  sample: {
    question: 'What is 30% of 50?',
    options: ['A)10', 'B)15', 'C)20'],
    rationale: '0.3 * 50 = 15.',
    correct: 'B',
  },
};

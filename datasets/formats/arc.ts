import { z } from 'zod';
import type { Format } from '../problem.js';
import { choiceDraft } from './choice-draft.js';
import { optional, text, textOrNumber } from './fields.js';

const row = z.looseObject({
  id: textOrNumber.nullish(),
  question: text,
  choices: z.looseObject({ text: z.array(z.string()).min(2), label: z.array(z.string()) }),
  answerKey: text,
});

/** ARC: the options and their labels stand in two lists. */
export const arc: Format<z.infer<typeof row>> = {
  name: 'arc',
  row,
  uses: ['id', 'question', 'choices', 'answerKey'],
  read: ({ id, question, choices, answerKey }) => ({
    ...choiceDraft(question, choices.text, choices.label.indexOf(answerKey), 'answerKey'),
    ...optional('id', id),
  }),
  sample: {
    id: 'arc-1',
    question: 'What do plants take in from the air?',
    choices: { text: ['iron', 'carbon dioxide', 'salt'], label: ['1', '2', '3'] },
    answerKey: '2',
  },
};

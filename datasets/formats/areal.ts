import { z } from 'zod';
import type { Format } from '../problem.js';
import { message } from '../problem.js';
import { asText, maybeText, textOrNumber } from './fields.js';
import { flatDraft } from './trainer-draft.js';

const row = z.looseObject({
  id: textOrNumber.nullish(),
  messages: z.array(message).min(1),
  answer: textOrNumber,
  data_source: maybeText,
});

/** AReaL's rows: a chat with its answer. */
export const areal: Format<z.infer<typeof row>> = {
  name: 'areal',
  row,
  uses: ['id', 'messages', 'answer'],
  read: ({ id, messages, answer, data_source }) =>
    flatDraft('answer', messages, asText(answer), { id, dataset: data_source }),
  sample: { messages: [{ role: 'user', content: 'What is 3 cubed?' }], answer: '27' },
};

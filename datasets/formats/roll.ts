import { z } from 'zod';
import { type Format, message, RowError } from '../problem.js';
import { asText, jsonField, maybeText, text, textOrNumber } from './fields.js';
import { flatDraft } from './trainer-draft.js';

const row = z.looseObject({
  id: textOrNumber.nullish(),
  messages: text,
  ground_truth: textOrNumber,
  tag: text,
  data_source: maybeText,
});
const chat = z.array(message).min(1);

/** ROLL's rows: `messages` is JSON text, and `tag` names the domain. */
export const roll: Format<z.infer<typeof row>> = {
  name: 'roll',
  row,
  uses: ['id', 'messages', 'ground_truth'],
  read({ id, messages, ground_truth, data_source }) {
    const prompt = chat.safeParse(jsonField('messages', messages));
    if (!prompt.success) throw new RowError('messages', 'messages holds no list of chat messages');
    return flatDraft('ground_truth', prompt.data, asText(ground_truth), { id, dataset: data_source });
  },
  sample: {
    id: 'roll-1',
    messages: '[{"role": "user", "content": "What is 81 minus 27?"}]',
    ground_truth: '54',
    tag: 'math',
  },
};

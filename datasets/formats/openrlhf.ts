import { z } from 'zod';
import type { Format } from '../problem.js';
import { asText, maybeText, textOrNumber } from './fields.js';
import { flatDraft, trainerPrompt } from './trainer-draft.js';

const row = z.looseObject({
  id: textOrNumber.nullish(),
  input: trainerPrompt,
  label: textOrNumber,
  datasource: maybeText,
});

/** OpenRLHF's rows with the keys `input` and `label`. */
export const openrlhf: Format<z.infer<typeof row>> = {
  name: 'openrlhf',
  row,
  uses: ['id', 'input', 'label'],
  read: ({ id, input, label, datasource }) =>
    flatDraft('label', input, asText(label), { id, dataset: datasource }),
  sample: { input: 'What is 90 divided by 6?', label: '15', datasource: 'sums' },
};

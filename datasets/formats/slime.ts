import { z } from 'zod';
import type { Format } from '../problem.js';
import { asText, maybeText, textOrNumber } from './fields.js';
import { flatDraft, trainerPrompt } from './trainer-draft.js';

const row = z.looseObject({
  prompt: trainerPrompt,
  label: textOrNumber,
  metadata: z.looseObject({ id: textOrNumber.nullish(), dataset: maybeText }).nullish(),
});

/** slime's rows with the keys `prompt` and `label`. */
export const slime: Format<z.infer<typeof row>> = {
  name: 'slime',
  row,
  uses: ['prompt', 'label'],
  read: ({ prompt, label, metadata }) =>
    flatDraft('label', prompt, asText(label), { id: metadata?.id, dataset: metadata?.dataset }),
  sample: { prompt: 'What is the square root of 196?', label: '14', metadata: {} },
};

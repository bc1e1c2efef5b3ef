import { z } from 'zod';
import type { Format } from '../problem.js';
import { asText, maybeText, text, textOrNumber } from './fields.js';
import { flatDraft } from './trainer-draft.js';

const row = z.looseObject({
  id: textOrNumber.nullish(),
  input: text,
  output: textOrNumber,
  data_source: maybeText,
});

/** NeMo-RL's rows with the keys `input` and `output`. */
export const nemoRl: Format<z.infer<typeof row>> = {
  name: 'nemo-rl',
  row,
  uses: ['id', 'input', 'output'],
  read: ({ id, input, output, data_source }) =>
    flatDraft('output', input, asText(output), { id, dataset: data_source }),
  sample: { input: 'How many edges has a cube?', output: '12' },
};

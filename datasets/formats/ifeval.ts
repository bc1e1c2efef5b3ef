import { z } from 'zod';
import { type Format, RowError } from '../problem.js';
import { constraintsOf } from './constraints.js';
import { optional, text, textOrNumber, userPrompt } from './fields.js';

const row = z.looseObject({
  key: textOrNumber.nullish(),
  prompt: text,
  instruction_id_list: z.array(text).min(1),
  kwargs: z.array(z.looseObject({}).nullable()),
});

/** IFEval: names of constraints, and beside each what it takes. */
export const ifeval: Format<z.infer<typeof row>> = {
  name: 'ifeval',
  row,
  uses: ['key', 'prompt', 'instruction_id_list', 'kwargs'],
  read({ key, prompt, instruction_id_list, kwargs }) {
    if (instruction_id_list.length !== kwargs.length) {
      const counts = `${instruction_id_list.length} names and ${kwargs.length} kwargs`;
      throw new RowError('kwargs', `kwargs does not pair with instruction_id_list: ${counts}`);
    }
    return {
      ...optional('id', key),
      domain: 'instruction',
      prompt: userPrompt(prompt),
      ground_truth: { verifier: 'instruction', constraints: constraintsOf(instruction_id_list, kwargs) },
    };
  },
  sample: {
    key: 1,
    prompt: 'Describe a lighthouse in at least 40 words and without any comma.',
    instruction_id_list: ['length_constraints:number_words', 'punctuation:no_comma'],
    kwargs: [{ relation: 'at least', num_words: 40, keywords: null }, {}],
  },
};

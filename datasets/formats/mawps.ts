import { z } from 'zod';
import { type Format, RowError } from '../problem.js';
import { asText, mathAnswer, maybeText, tags, text, textOrNumber, userPrompt } from './fields.js';

const row = z.looseObject({ input: text, target: textOrNumber, code: maybeText, type: maybeText });

/** MAWPS and GSM-Hard; the latter's rows bring the program that computed the target. */
export const mawps: Format<z.infer<typeof row>> = {
  name: 'mawps',
  row,
  uses: ['input', 'target'],
  read({ input, target, type }) {
    if (asText(target).trim() === '') throw new RowError('target', 'target is empty');
    return { domain: 'math', prompt: userPrompt(input), ground_truth: mathAnswer(target), tags: tags(type) };
  },
  sample: { input: 'Tom had 30 pens and gave 12 away. How many has he left?', target: 18, type: 'singleeq' },
};

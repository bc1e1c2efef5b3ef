import { z } from 'zod';
import { type Format, RowError } from '../problem.js';
import { text } from './fields.js';

const row = z.looseObject({
  name: text,
  language: text,
  prompt: text,
  tests: text,
  stop_tokens: z.array(z.string()),
});

/** MultiPL-E (HumanEval in other languages): known, so that its rows are refused for the true reason. */
export const multiplE: Format<z.infer<typeof row>> = {
  name: 'multipl-e',
  row,
  uses: ['name', 'language', 'prompt', 'tests', 'stop_tokens'],
  read({ language }) {
    throw new RowError('language', `a code ground truth in ${language} cannot be judged: python alone can`);
  },
  sample: {
    name: 'double',
    language: 'js',
    prompt: '// Return twice n.\nfunction double(n){\n',
    tests: 'assert.equal(double(2), 4);',
    stop_tokens: ['\nfunction '],
  },
};

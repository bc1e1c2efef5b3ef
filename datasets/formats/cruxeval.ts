import { z } from 'zod';
import type { Format } from '../problem.js';
import { optional, text, textOrNumber, userPrompt } from './fields.js';

const row = z.looseObject({
  id: textOrNumber.nullish(),
  code: z.string().regex(/def f\(/, 'defines no function f'),
  input: z.string(),
  output: text,
});

/** CRUXEval: predict what `f(input)` returns. */
export const cruxeval: Format<z.infer<typeof row>> = {
  name: 'cruxeval',
  row,
  uses: ['id', 'code', 'input', 'output'],
  read({ id, code, input, output }) {
    const call = `f(${input})`;
    return {
      ...optional('id', id),
      domain: 'text',
      prompt: userPrompt(
        `What does \`${call}\` return? Answer with a Python literal.\n\n\`\`\`python\n${code.trim()}\n\`\`\``,
      ),
      ground_truth: { verifier: 'text', answer: output, match: 'literal' },
    };
  },
  sample: { id: 'c-1', code: 'def f(a):\n    return [x + 1 for x in a]', input: '[1, 4]', output: '[2, 5]' },
};

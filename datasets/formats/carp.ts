import { z } from 'zod';
import type { Format } from '../problem.js';
import { mathAnswer, maybeText, optional, text, textOrNumber, userPrompt } from './fields.js';

const row = z.looseObject({
  content: text,
  answer: textOrNumber,
  steps: z.union([z.string(), z.array(z.string())]).nullish(),
  analysis: maybeText,
});

/** CARP: algebra with a solution in steps. */
export const carp: Format<z.infer<typeof row>> = {
  name: 'carp',
  row,
  uses: ['content', 'answer', 'steps', 'analysis'],
  read: ({ content, answer, steps, analysis }) => ({
    domain: 'math',
    prompt: userPrompt(content),
    ground_truth: mathAnswer(answer),
    ...optional('solution', Array.isArray(steps) ? steps.join('\n') : (steps ?? analysis)),
  }),
  sample: { content: 'Solve $2x - 5 = 9$ for $x$.', answer: '7', steps: ['$2x = 14$', '$x = 7$'] },
};

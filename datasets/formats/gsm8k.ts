import { z } from 'zod';
import type { Format } from '../problem.js';
import { userPrompt } from './fields.js';

const row = z.looseObject({ question: z.string(), answer: z.string() });

/** Grade-school word problems: `answer` is a rationale with calculator marks, then a line `#### 72`. */
export const gsm8k: Format<z.infer<typeof row>> = {
  name: 'gsm8k',
  row,
  recognises: ({ answer }) => /^\s*####/m.test(String(answer)),
  uses: ['question', 'answer'],
  read: ({ question, answer }) => ({
    domain: 'math',
    prompt: userPrompt(question),
    // The ground truth stands inside: the line with #### stays.
    solution: answer.replace(/<<[^<>]*>>/g, ''),
  }),
  sample: {
    question: 'Mira fills 3 boxes with 12 pears each and eats 4 pears. How many pears are left in the boxes?',
    answer: 'She packs 3*12 = <<3*12=36>>36 pears.\nThen 36-4 = <<36-4=32>>32 pears are left.\n#### 32',
  },
};

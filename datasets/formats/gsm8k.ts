import { z } from 'zod';
import type { Format } from '../problem.js';
import { text, userPrompt } from './fields.js';

const row = z.looseObject({
  question: text,
  answer: z.string().regex(/^\s*####/m, 'has no line "#### <answer>"'),
});

/** Grade-school word problems: `answer` is a rationale with calculator marks, then a line `#### 72`. */
export const gsm8k: Format<z.infer<typeof row>> = {
  name: 'gsm8k',
  row,
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

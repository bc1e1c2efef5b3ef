import { z } from 'zod';
import type { Format } from '../problem.js';

const row = z.looseObject({ question: z.string(), answer: z.string() });

/** Marks of the calculator in a rationale, such as `<<48/2=24>>`. */
const calculatorMarks = /<<[^<>]*>>/g;

/** GSM8K: a rationale that ends in `#### answer`. The answer is taken out by the attach stage. */
export const gsm8k: Format<z.infer<typeof row>> = {
  name: 'gsm8k',
  row,
  recognises: ({ question, answer }) =>
    typeof question === 'string' && typeof answer === 'string' && answer.includes('####'),
  uses: ['question', 'answer'],
  read: ({ question, answer }) => ({
    domain: 'math',
    prompt: [{ role: 'user', content: question }],
    solution: answer.replace(calculatorMarks, ''),
  }),
  sample: {
    question: 'A shelf holds 6 rows of 9 jars. Four jars are empty. How many jars are full?',
    answer: 'There are 6 * 9 = <<6*9=54>>54 jars.\nOf these, 54 - 4 = <<54-4=50>>50 are full.\n#### 50',
  },
};

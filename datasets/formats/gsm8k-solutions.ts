import { z } from 'zod';
import type { Format } from '../problem.js';
import { text, userPrompt } from './fields.js';

const solved = z.looseObject({ solution: z.string(), is_correct: z.boolean() });
const models = ['6b_finetuning', '6b_verification', '175b_finetuning', '175b_verification'] as const;

const row = z.looseObject({
  question: text,
  ground_truth: text,
  '6b_finetuning': solved,
  '6b_verification': solved,
  '175b_finetuning': solved,
  '175b_verification': solved,
});

/**
 * GSM8K's example model solutions: four completions of each problem. They mark an answer by a last line `A: 72`, which is written here
 * as the dataset itself marks it, `#### 72`.
 */
export const gsm8kSolutions: Format<z.infer<typeof row>> = {
  name: 'gsm8k-solutions',
  row,
  uses: ['question', 'ground_truth', ...models],
  read: (row) => ({
    domain: 'math',
    prompt: userPrompt(row.question),
    solution: marked(row.ground_truth),
    rollout: { completions: models.map((model) => marked(row[model].solution)) },
    meta: { is_correct: Object.fromEntries(models.map((model) => [model, row[model].is_correct])) },
  }),
  sample: {
    question: 'A hen lays 2 eggs a day. How many eggs are there after 8 days?',
    ground_truth: 'There are 2*8 = <<2*8=16>>16 eggs.\nA: 16',
    ...Object.fromEntries(
      models.map((model, at) => [
        model,
        { solution: `So many: ${at + 14}\nA: ${at + 14}`, is_correct: at === 2 },
      ]),
    ),
  },
};

function marked(solution: string): string {
  return solution.replace(/<<[^<>]*>>/g, '').replace(/^A:(?=[^\n]*\s*$)/m, '####');
}

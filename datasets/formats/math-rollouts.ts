import { z } from 'zod';
import type { Format } from '../problem.js';
import { mathAnswer, maybeText, optional, tags, text, textOrNumber, userPrompt } from './fields.js';

const row = z.looseObject({
  question: text,
  gt: textOrNumber,
  code: z.array(z.string()).min(1),
  solution: maybeText,
  gt_cot: maybeText,
  level: maybeText,
  answer: textOrNumber.nullish(),
});

/** What the Qwen2.5-Math evaluation writes: a problem with the completions that a model gave (`code`, whatever they are). */
export const mathRollouts: Format<z.infer<typeof row>> = {
  name: 'math-rollouts',
  row,
  uses: ['question', 'code', 'solution', 'gt_cot', 'answer', 'query', 'response'],
  read: ({ question, gt, answer, code, solution, gt_cot, level }) => ({
    domain: 'math',
    prompt: userPrompt(question),
    // `gt` is the answer without its units, signs and some of its words, which is another one.
    ground_truth: mathAnswer(answer ?? gt),
    ...optional('solution', solution ?? gt_cot),
    rollout: { completions: code },
    tags: tags(level),
  }),
  sample: {
    question: 'What is $7 \\cdot 8$?',
    gt_cot: '$7 \\cdot 8 = 56$.',
    gt: '56',
    code: ['It is \\boxed{56}.', 'It is \\boxed{54}.'],
    level: 'Level 1',
  },
};

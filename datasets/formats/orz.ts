import { z } from 'zod';
import { type Format, RowError } from '../problem.js';
import { mathAnswer, text, textOrNumber, userPrompt } from './fields.js';

const row = z.looseObject({
  turns: z
    .array(
      z.looseObject({
        from: z.string(),
        value: z.string().nullish(),
        ground_truth: z.looseObject({ value: textOrNumber }).nullish(),
      }),
    )
    .min(2),
});

/** Open-Reasoner-Zero: a row is a list of two turns, the second of which holds the answer. */
export const orz: Format<z.infer<typeof row>> = {
  name: 'orz',
  row,
  uses: ['turns'],
  read({ turns }) {
    const asked = text.safeParse(turns.find((turn) => turn.from === 'human')?.value);
    const answer = turns.find((turn) => turn.ground_truth != null)?.ground_truth?.value;
    if (!asked.success) throw new RowError('turns', 'no turn is from "human" with a value');
    if (answer === undefined) throw new RowError('turns', 'no turn holds a ground_truth');
    return { domain: 'math', prompt: userPrompt(asked.data), ground_truth: mathAnswer(answer) };
  },
  sample: {
    turns: [
      { from: 'human', value: 'What is 5! - 100?' },
      { from: 'assistant', ground_truth: { value: '20' } },
    ],
  },
};

import { z } from 'zod';
import type { Format } from '../problem.js';
import { asText, maybeText, text, textOrNumber } from './fields.js';
import { flatDraft, trainerPrompt } from './trainer-draft.js';

const row = z.looseObject({
  id: textOrNumber.nullish(),
  prompt: trainerPrompt,
  ground_truth: textOrNumber,
  solution: maybeText,
  data_source: maybeText,
});

/** TRL's rows for GRPO: every column beside the prompt reaches the reward function. */
export const trl: Format<z.infer<typeof row>> = {
  name: 'trl',
  row,
  uses: ['id', 'prompt', 'ground_truth', 'solution'],
  read: ({ id, prompt, ground_truth, solution, data_source }) => {
    const truth = asText(ground_truth);
    // What our export puts there for TRL's own reward, where the problem has no solution.
    const own = text.safeParse(solution).success && solution !== `\\boxed{${truth}}`;
    return flatDraft('ground_truth', prompt, truth, {
      id,
      dataset: data_source,
      solution: own ? solution : null,
    });
  },
  sample: {
    prompt: [{ role: 'user', content: 'What is 9 times 6?' }],
    ground_truth: '54',
    solution: 'Nine sixes are \\boxed{54}.',
  },
};

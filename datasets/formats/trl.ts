import { z } from 'zod';
import type { Format } from '../problem.js';
import { asText, maybeText, text, textOrNumber } from './fields.js';
import { flatDraft, trainerPrompt } from './trainer-draft.js';

const row = z.looseObject({
  id: textOrNumber.nullish(),
  prompt: trainerPrompt,
  ground_truth: textOrNumber,
  solution: maybeText,
  reference_solution: maybeText,
  data_source: maybeText,
});

/** TRL's rows for GRPO: every column beside the prompt reaches the reward function. */
export const trl: Format<z.infer<typeof row>> = {
  name: 'trl',
  row,
  uses: ['id', 'prompt', 'ground_truth', 'solution', 'reference_solution'],
  read: ({ id, prompt, ground_truth, solution, reference_solution, data_source }) => {
    // Ours has the worked solution, or none, in a column of its own.
    const given = reference_solution ?? solution;
    return flatDraft('ground_truth', prompt, asText(ground_truth), {
      id,
      dataset: data_source,
      solution: text.safeParse(given).success ? given : null,
    });
  },
  sample: {
    prompt: [{ role: 'user', content: 'What is 9 times 6?' }],
    ground_truth: '54',
    solution: 'Nine sixes are \\boxed{54}.',
  },
};

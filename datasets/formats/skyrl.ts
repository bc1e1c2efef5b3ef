import { z } from 'zod';
import type { Format } from '../problem.js';
import { maybeText, text } from './fields.js';
import { extraInfo, trainerDraft, trainerPrompt } from './trainer-draft.js';

const row = z.looseObject({
  data_source: maybeText,
  prompt: trainerPrompt,
  env_class: z.string(),
  reward_spec: z.looseObject({ ground_truth: z.union([text, z.number()]) }),
  extra_info: extraInfo.nullish(),
});

/** SkyRL's rows. */
export const skyrl: Format<z.infer<typeof row>> = {
  name: 'skyrl',
  row,
  uses: ['prompt', 'reward_spec'],
  read: (row) => trainerDraft('reward_spec.ground_truth', row, String(row.reward_spec.ground_truth)),
  sample: {
    data_source: 'sums',
    prompt: [{ role: 'user', content: 'What is 8 + 6?' }],
    env_class: 'gsm8k',
    reward_spec: { method: 'rule', ground_truth: '14' },
    extra_info: { split: 'train', index: 0 },
  },
};

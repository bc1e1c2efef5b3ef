import { z } from 'zod';
import type { Format } from '../problem.js';
import { maybeText, tags, text } from './fields.js';
import { extraInfo, trainerDraft, trainerPrompt } from './trainer-draft.js';

const row = z.looseObject({
  data_source: maybeText,
  prompt: trainerPrompt,
  ability: maybeText,
  reward_model: z.looseObject({ ground_truth: z.union([text, z.number()]) }),
  extra_info: extraInfo.nullish(),
});

/** verl's rows, in which DAPO, Eurus-2-RL and Skywork-OR1 came out too. */
export const verl: Format<z.infer<typeof row>> = {
  name: 'verl',
  row,
  uses: ['prompt', 'reward_model'],
  read: (row) => ({
    ...trainerDraft('reward_model.ground_truth', row, String(row.reward_model.ground_truth)),
    tags: tags(row.ability),
  }),
  sample: {
    data_source: 'sums',
    prompt: [{ role: 'user', content: 'What is 8 + 9?' }],
    ability: 'math',
    reward_model: { style: 'rule', ground_truth: '17' },
    extra_info: { split: 'train', index: 0 },
  },
};

import { z } from 'zod';
import { type Draft, message } from '../problem.js';
import { maybeText, optional, text, textOrNumber, userPrompt } from './fields.js';
import { ownTruth, trainerTruth } from './trainer-truth.js';

export const trainerPrompt = z.union([z.array(message).min(1), text]);
export const extraInfo = z.looseObject({
  id: textOrNumber.nullish(),
  split: maybeText,
  rlvr_ground_truth: maybeText,
});

export function trainerDraft(
  field: string,
  turns: z.infer<typeof trainerPrompt>,
  truthText: string,
  extra: z.infer<typeof extraInfo> | null | undefined,
): Draft {
  const own = extra?.rlvr_ground_truth;
  const truth = own ? ownTruth('extra_info.rlvr_ground_truth', own) : trainerTruth(field, truthText);
  return {
    ...optional('id', extra?.id),
    ...optional('split', extra?.split),
    domain: truth.verifier,
    prompt: typeof turns === 'string' ? userPrompt(turns) : turns,
    ground_truth: truth,
  };
}

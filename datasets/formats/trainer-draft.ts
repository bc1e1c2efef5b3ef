import { z } from 'zod';
import { type Draft, message } from '../problem.js';
import { maybeText, optional, text, textOrNumber, userPrompt } from './fields.js';
import { ownTruth, trainerTruth } from './trainer-truth.js';

export const trainerPrompt = z.union([z.array(message).min(1), text]);
export const extraInfo = z.looseObject({
  id: textOrNumber.nullish(),
  split: maybeText,
  rlvr_ground_truth: maybeText,
  answer: z.unknown().optional(),
});

interface TrainerRow {
  readonly prompt: z.infer<typeof trainerPrompt>;
  readonly data_source?: string | null | undefined;
  readonly extra_info?: z.infer<typeof extraInfo> | null | undefined;
}

/** A problem from a trainer's row, whose ground truth is the text in `field`. */
export function trainerDraft(field: string, row: TrainerRow, truth: string): Draft {
  const prompt = typeof row.prompt === 'string' ? userPrompt(row.prompt) : row.prompt;
  const { id, split, rlvr_ground_truth: own, answer } = row.extra_info ?? {};
  const about = { ...optional('id', id), ...optional('split', split) };
  if (!own) {
    const ground_truth = trainerTruth(field, truth);
    return { ...about, domain: ground_truth.verifier, prompt, ground_truth };
  }
  // The row is an export of ours: its id is whole, and it was a problem already.
  const ground_truth = ownTruth('extra_info.rlvr_ground_truth', own);
  return {
    ...optional('id', id),
    domain: ground_truth.verifier,
    prompt,
    ground_truth,
    ...(typeof answer === 'string' ? optional('solution', answer) : {}),
    source: { dataset: row.data_source ?? '', ...optional('split', split) },
  };
}

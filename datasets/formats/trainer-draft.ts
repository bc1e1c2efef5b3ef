import { z } from 'zod';
import { type Draft, message } from '../problem.js';
import { maybeText, optional, type TextOrNumber, text, textOrNumber, userPrompt } from './fields.js';
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

/** What stands beside prompt and truth in rows that carry the truth as one text. */
interface Beside {
  readonly id?: TextOrNumber | null | undefined;
  readonly dataset?: string | null | undefined;
  readonly solution?: string | null | undefined;
}

/** A problem from a row that holds the truth as one text. An id that begins with the dataset's name is whole: the row is an export of ours. */
export function flatDraft(
  field: string,
  prompt: z.infer<typeof trainerPrompt>,
  truth: string,
  { id, dataset, solution }: Beside = {},
): Draft {
  const ground_truth = trainerTruth(field, truth);
  const ours = dataset && typeof id === 'string' && id.startsWith(`${dataset}:`);
  return {
    ...optional('id', id),
    domain: ground_truth.verifier,
    prompt: typeof prompt === 'string' ? userPrompt(prompt) : prompt,
    ground_truth,
    ...optional('solution', solution),
    ...(ours ? { source: { dataset } } : {}),
  };
}

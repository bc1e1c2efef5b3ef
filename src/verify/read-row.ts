/**
 * What a row of `rlvr verify` asks: its completions and its ground truth, in our spelling or in that of trainers and benchmarks.
 */

import { trainerTruth } from '#datasets/formats/index.js';
import { type Row, RowError } from '#datasets/problem.js';
import { type GroundTruth, groundTruth as groundTruthSchema } from '#verifiers/ground-truth.js';
import type { RewardList } from '../rewards/index.js';
import { readPrompt, readRewards, readTokens } from './read-reward-fields.js';

/** The spellings in the order in which they are looked for; the first two are our own. */
const completionFields = ['completion', 'completions', 'response', 'solution_str', 'output'] as const;
const truthFields = ['ground_truth', 'gold', 'label', 'answer'] as const;

export interface Question {
  readonly completions: readonly string[];
  /** Whether the row gave a list, and is answered with lists. */
  readonly many: boolean;
  readonly groundTruth: GroundTruth;
  /** The length of each completion in tokens, where the row says it. */
  readonly tokens?: readonly number[] | undefined;
  readonly prompt?: string | undefined;
  /** The row's own reward functions. */
  readonly rewards?: RewardList | undefined;
}

/** @throws RowError naming the field and the remedy, when the row does not say clearly what is to be judged. */
export function readRow(row: Row): Question {
  const groundTruth = readTruth(row);
  const field = onlyOne(row, completionFields, 'completion');
  const value = row[field];
  const asked = { prompt: readPrompt(row), rewards: readRewards(row) };
  if (field === 'completions' || isListOfCompletions(value)) {
    if (!Array.isArray(value)) throw new RowError(field, `\`${field}\` must be a list of completions`);
    const completions = value.map((one) => textOf(one, field));
    const tokens = readTokens(row, completions.length, true);
    return { completions, many: true, groundTruth, tokens, ...asked };
  }
  const tokens = readTokens(row, 1, false);
  return { completions: [textOf(value, field)], many: false, groundTruth, tokens, ...asked };
}

function isListOfCompletions(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => typeof one === 'string' || Array.isArray(one))
  );
}

/** The one field of `fields` that the row has. */
function onlyOne<F extends string>(row: Row, fields: readonly F[], what: string): F {
  const present = fields.filter((field) => row[field] !== undefined && row[field] !== null);
  const [first, second] = present;
  if (first === undefined) {
    throw new RowError(fields[0] as string, `the row has no ${what}; give it in \`${fields[0]}\``);
  }
  if (second !== undefined) {
    throw new RowError(
      second,
      `the row has both \`${first}\` and \`${second}\`; leave only the ${what} that counts`,
    );
  }
  return first;
}

/** A completion: text, or chat messages whose last assistant turn counts. */
function textOf(value: unknown, field: string): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    const last = value.findLast((turn) => turn?.role === 'assistant');
    if (typeof last?.content === 'string') return last.content;
    throw new RowError(
      field,
      `\`${field}\` is a list of messages without an assistant turn whose content is text`,
    );
  }
  throw new RowError(field, `\`${field}\` must be text or a list of chat messages, not ${typeName(value)}`);
}

function readTruth(row: Row): GroundTruth {
  const own = (row.extra_info as Row | null | undefined)?.rlvr_ground_truth ?? row.rlvr_ground_truth;
  // Our exports lay the whole record beside the text that a trainer's own grader reads.
  if (typeof own === 'string' && own !== '') return parseTruth(own, 'rlvr_ground_truth');
  const { problem, reward_model: rewardModel, reward_spec: rewardSpec } = row;
  const nested = [
    ['problem.ground_truth', (problem as Row | undefined)?.ground_truth],
    ['reward_model.ground_truth', (rewardModel as Row | undefined)?.ground_truth],
    ['reward_spec.ground_truth', (rewardSpec as Row | undefined)?.ground_truth],
  ] as const;
  const flat = truthFields.map((field) => [field, row[field]] as const);
  const present = [...flat, ...nested].filter(([, value]) => value !== undefined && value !== null);
  // `answer` and `label` name other things too; they count only when nothing else names the truth.
  const [first, second] = present;
  if (first === undefined) {
    throw new RowError(
      'ground_truth',
      'the row has no ground truth; give it in `ground_truth`, or a whole problem in `problem`',
    );
  }
  if (second !== undefined && first[0] !== 'ground_truth') {
    throw new RowError(
      second[0],
      `the row has both \`${first[0]}\` and \`${second[0]}\`; name the truth in \`ground_truth\``,
    );
  }
  return parseTruth(first[1], first[0]);
}

function parseTruth(value: unknown, field: string): GroundTruth {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && text.trim() !== '') return trainerTruth(field, text);
  const parsed = groundTruthSchema.safeParse(text);
  if (parsed.success) return refuseBlank(parsed.data as GroundTruth, field);
  const issue = parsed.error.issues[0];
  const path = [field, ...(issue?.path ?? [])].map(String).join('.');
  throw new RowError(path, `not a ground truth: ${issue?.message ?? 'unknown shape'}`);
}

/** No completion is right against nothing: the row is at fault, and its reward is not 0. */
function refuseBlank(truth: GroundTruth, field: string): GroundTruth {
  const answer = 'answer' in truth ? truth.answer : undefined;
  if (typeof answer !== 'string' || answer.trim() !== '') return truth;
  throw new RowError(field, 'the ground truth is empty: there is nothing to judge against');
}

function typeName(value: unknown): string {
  return value === null ? 'null' : typeof value;
}

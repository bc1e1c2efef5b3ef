import { z } from 'zod';
import { groundTruth } from '#verifiers/ground-truth.js';
import { type Draft, type Format, message, type Row, RowError } from '../problem.js';
import { valueAt } from './json-path.js';

/** The fields of a problem that a recipe can map: each to a JSON path into the row. */
export const customFields = [
  'prompt',
  'answer',
  'ground_truth',
  'solution',
  'completions',
  'id',
  'level',
  'choices',
] as const;
export type CustomFields = Readonly<Partial<Record<(typeof customFields)[number], string>>>;

/** A format that the recipe describes: our field → JSON path into the row. */
export function custom(fields: CustomFields): Format {
  const used = new Set(Object.values(fields).flatMap((path) => /^\$\.?\[?'?([\w-]+)/.exec(path)?.[1] ?? []));
  return {
    name: 'custom',
    recognises: () => false,
    row: z.looseObject({}),
    uses: [...used],
    read: (row) => readCustom(row, fields),
    sample: {},
  };
}

function readCustom(row: Row, fields: CustomFields): Draft {
  const at = (field: keyof CustomFields) => {
    const path = fields[field];
    return path === undefined ? undefined : (valueAt(row, path) ?? undefined);
  };
  const asked = at('prompt');
  if (asked === undefined)
    throw new RowError('prompt', `nothing stands at ${fields.prompt ?? 'a path: map `prompt`'}`);
  const truth = truthOf(at('ground_truth'), at('answer'), at('choices'));
  const completions = at('completions');
  const level = at('level');
  return {
    domain:
      truth?.verifier === 'code' || truth?.verifier === 'choice' || truth?.verifier === 'text'
        ? truth.verifier
        : 'math',
    prompt: promptOf(asked),
    ...(truth === undefined ? {} : { ground_truth: truth }),
    ...(at('solution') === undefined ? {} : { solution: String(at('solution')) }),
    ...(completions === undefined ? {} : { rollout: { completions: textsOf(completions, 'completions') } }),
    ...(at('id') === undefined ? {} : { key: String(at('id')) }),
    ...(level === undefined ? {} : { meta: { level: String(level) } }),
  };
}

function promptOf(asked: unknown): Draft['prompt'] {
  if (typeof asked === 'string') return [{ role: 'user', content: asked }];
  const messages = z.array(message).min(1).safeParse(asked);
  if (messages.success) return messages.data;
  throw new RowError('prompt', 'a prompt must be text or a list of {role, content} messages');
}

function truthOf(given: unknown, answer: unknown, choices: unknown): Draft['ground_truth'] {
  if (given !== undefined) {
    const parsed = groundTruth.safeParse(given);
    if (parsed.success) return parsed.data as Draft['ground_truth'];
    throw new RowError('ground_truth', `not a ground truth: ${parsed.error.issues[0]?.message}`);
  }
  if (answer === undefined) return undefined;
  if (typeof answer !== 'string' && typeof answer !== 'number') {
    throw new RowError('answer', 'an answer must be text or a number');
  }
  if (choices === undefined) return { verifier: 'math', answer: String(answer) };
  return { verifier: 'choice', answer: String(answer).trim(), choices: textsOf(choices, 'choices') };
}

function textsOf(value: unknown, field: string): string[] {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  throw new RowError(field, 'must be a list of texts');
}

/**
 * A row of completions that were made elsewhere: our own rows, one completion or a list, verl's dumps (`input`, `output`, `score`, `step`) and its
 * generation files (`responses`), TRL's tables of completions (`prompt`, `completion`, `step`), the Qwen2.5-Math evaluation (`code`).
 */
import { z } from 'zod';
import { type Row, RowError } from '#datasets/problem.js';
import type { Choice } from '../ask/completion-request.js';

export interface ImportRow {
  readonly id: string | undefined;
  /** What the row says was asked: the text as it stands, and what a user's turn of it seems to be. */
  readonly prompts: readonly string[];
  readonly choices: readonly Choice[];
}

const turn = z.looseObject({ role: z.string(), content: z.string() });
const turns = z.array(turn).min(1);

const idFields = ['id', 'problem_id'];
const promptFields = ['prompt', 'input', 'question', 'problem', 'query'];
const completionFields = ['completion', 'response', 'output', 'generated_text', 'solution_str'];
const listFields = ['completions', 'responses', 'outputs', 'code'];

/** @throws RowError when the row has no completion. */
export function readImportRow(row: Row): ImportRow {
  const id = idFields.map((name) => row[name]).find((value) => typeof value === 'string');
  const prompts = promptFields.flatMap((name) => promptsOf(row[name]));
  if (id === undefined && prompts.length === 0)
    throw new RowError('prompt', `there is neither an id nor a prompt (${promptFields.join(', ')})`);
  const { rollout } = row;
  const held = typeof rollout === 'object' && rollout !== null ? { ...row, ...rollout } : row;
  const finish = finishOf(held);
  const texts = textsOf(held);
  return {
    id: id as string | undefined,
    prompts,
    choices: texts.map((text, at) => ({ text, finish: finish[at] ?? finish[0] ?? 'stop' })),
  };
}

function textsOf(row: Row): readonly string[] {
  const found = [
    ...listFields.flatMap((name) => (row[name] === undefined ? [] : [{ name, texts: listOf(row[name]) }])),
    ...completionFields.flatMap((name) => {
      const text = completionOf(row[name]);
      return text === undefined ? [] : [{ name, texts: [text] }];
    }),
  ].filter(({ texts }) => texts.length > 0);
  const [first, second] = found;
  if (first === undefined)
    throw new RowError(
      'completion',
      `there is no completion: name it ${[...completionFields, ...listFields].join(', ')}`,
    );
  if (second !== undefined)
    throw new RowError(
      second.name,
      `both ${first.name} and ${second.name} hold completions; leave one of them`,
    );
  return first.texts;
}

/** Texts, or lists of turns, of which the last one of the assistant counts. */
function listOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  // A single conversation is a list too.
  const single = turns.safeParse(value).success ? [value] : value;
  const texts = single.map(completionOf);
  return texts.every((text) => text !== undefined) ? texts : [];
}

function completionOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const said = turns.safeParse(value).data?.findLast(({ role }) => role === 'assistant');
  return said?.content;
}

function finishOf(row: Row): readonly string[] {
  const { finish, finish_reason: reason } = row;
  const list = z.array(z.string()).safeParse(finish ?? reason).data;
  return list ?? (typeof reason === 'string' ? [reason] : []);
}

/** The markers with which chat templates begin a user's turn and end it, once special tokens are gone and before. */
const userTurns = [
  /<\|im_start\|>user\n([\s\S]*?)<\|im_end\|>/g,
  /<\|start_header_id\|>user<\|end_header_id\|>\n\n([\s\S]*?)<\|eot_id\|>/g,
  /<start_of_turn>user\n([\s\S]*?)<end_of_turn>/g,
  /\[INST\]([\s\S]*?)\[\/INST\]/g,
  /<\|user\|>\n?([\s\S]*?)(?:<\|end\|>|<\|assistant\|>)/g,
  /<｜User｜>([\s\S]*?)<｜Assistant｜>/g,
  // What is left of the first four when a tokenizer leaves its special tokens out.
  /(?:^|\n)user\n+([\s\S]*?)\n(?:assistant|model)(?:\n|$)/g,
];

function promptsOf(value: unknown): readonly string[] {
  const said = turns.safeParse(value).data;
  if (said !== undefined) {
    const users = said.filter(({ role }) => role === 'user').map(({ content }) => content);
    return users.length === 0 ? [] : [users.join('\n\n')];
  }
  if (typeof value !== 'string') return [];
  const inside = userTurns.map((marks) => [...value.matchAll(marks)].map(([, text]) => text).join('\n\n'));
  return [value, ...inside.filter((text) => text !== '')];
}

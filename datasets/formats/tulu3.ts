import { z } from 'zod';
import type { CodeGroundTruth, CodeTest } from '#verifiers/code/ground-truth.js';
import type { GroundTruth } from '#verifiers/ground-truth.js';
import { type Format, message, RowError } from '../problem.js';
import { constraintsFromText } from './constraints.js';
import { mathAnswer, maybeText, optional, text, textOrNumber } from './fields.js';
import { flatDraft } from './trainer-draft.js';
import { ownTruth } from './trainer-truth.js';

const row = z.looseObject({
  messages: z.array(message).min(1),
  ground_truth: text,
  dataset: z.string(),
  id: textOrNumber.nullish(),
  data_source: maybeText,
  rlvr_ground_truth: maybeText,
});

/** Tülu 3's and open-instruct's rows: `dataset` names the verifier. */
export const tulu3: Format<z.infer<typeof row>> = {
  name: 'tulu3',
  row,
  uses: ['id', 'messages', 'ground_truth', 'rlvr_ground_truth'],
  read({ messages, ground_truth, dataset, id, data_source, rlvr_ground_truth }) {
    if (rlvr_ground_truth) {
      const truth = ownTruth('rlvr_ground_truth', rlvr_ground_truth);
      return flatDraft('rlvr_ground_truth', messages, JSON.stringify(truth), { id, dataset: data_source });
    }
    const prompt = messages.at(-1)?.role === 'assistant' ? messages.slice(0, -1) : messages;
    const truth = judged(dataset.toLowerCase(), ground_truth);
    if (truth === undefined) throw new RowError('dataset', `no verifier here judges rows of ${dataset}`);
    return { ...optional('id', id), domain: truth.verifier, prompt, ground_truth: truth };
  },
  sample: {
    messages: [{ role: 'user', content: 'What is 6 squared?' }],
    ground_truth: '36',
    dataset: 'math',
  },
};

function judged(kind: string, truth: string): GroundTruth | undefined {
  if (kind === 'math' || kind === 'gsm8k') return mathAnswer(truth);
  if (kind === 'string_matcher') return { verifier: 'text', answer: truth };
  if (kind === 'code') return python(listed(assertList, 'assertions', truth));
  if (kind === 'code_stdio') return python(listed(streamList, 'objects with input and output', truth));
  if (kind !== 'ifeval' && kind !== 'ifeval_old') return undefined;
  return { verifier: 'instruction', constraints: constraintsFromText('ground_truth', truth) };
}

function python(tests: CodeTest[]): CodeGroundTruth {
  return { verifier: 'code', language: 'python', tests };
}

const assertList = z.array(z.string().transform((assert) => ({ assert }))).min(1);

const streamList = z
  .array(
    z
      .looseObject({ input: z.string(), output: z.string() })
      .transform(({ input, output }) => ({ stdin: input, stdout: output })),
  )
  .min(1);

function listed(list: z.ZodType<CodeTest[]>, what: string, json: string): CodeTest[] {
  try {
    return list.parse(JSON.parse(json));
  } catch {
    throw new RowError('ground_truth', `ground_truth holds no JSON list of ${what}`);
  }
}

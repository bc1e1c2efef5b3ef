import { z } from 'zod';
import { type Format, message, RowError } from '../problem.js';
import { constraintsFromText } from './constraints.js';
import { mathAnswer, text } from './fields.js';

const row = z.looseObject({
  messages: z.array(message).min(1),
  ground_truth: text,
  dataset: z.string(),
});

/** Tülu 3's and open-instruct's rows: `dataset` names the verifier. */
export const tulu3: Format<z.infer<typeof row>> = {
  name: 'tulu3',
  row,
  uses: ['messages', 'ground_truth'],
  read({ messages, ground_truth, dataset }) {
    const kind = dataset.toLowerCase();
    const prompt = messages.at(-1)?.role === 'assistant' ? messages.slice(0, -1) : messages;
    if (kind === 'math' || kind === 'gsm8k')
      return { domain: 'math', prompt, ground_truth: mathAnswer(ground_truth) };
    if (kind === 'string_matcher')
      return { domain: 'text', prompt, ground_truth: { verifier: 'text', answer: ground_truth } };
    if (kind === 'code')
      return {
        domain: 'code',
        prompt,
        ground_truth: { verifier: 'code', language: 'python', tests: asserts(ground_truth) },
      };
    if (kind === 'ifeval' || kind === 'ifeval_old') {
      const constraints = constraintsFromText('ground_truth', ground_truth);
      return { domain: 'instruction', prompt, ground_truth: { verifier: 'instruction', constraints } };
    }
    throw new RowError('dataset', `no verifier here judges rows of ${dataset}`);
  },
  sample: {
    messages: [{ role: 'user', content: 'What is 6 squared?' }],
    ground_truth: '36',
    dataset: 'math',
  },
};

const assertList = z.array(z.string().transform((assert) => ({ assert }))).min(1);

function asserts(json: string): { assert: string }[] {
  try {
    return assertList.parse(JSON.parse(json));
  } catch {
    throw new RowError('ground_truth', 'ground_truth holds no JSON list of assertions');
  }
}

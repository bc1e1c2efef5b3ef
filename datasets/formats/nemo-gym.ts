import { z } from 'zod';
import { type Format, message, RowError } from '../problem.js';
import { asText, maybeText, optional, text, textOrNumber, userPrompt } from './fields.js';
import { inputOutput, testsTruth } from './input-output.js';
import { flatDraft } from './trainer-draft.js';
import { ownTruth } from './trainer-truth.js';

const row = z.looseObject({
  uuid: textOrNumber.nullish(),
  responses_create_params: z.looseObject({ input: z.union([text, z.array(message).min(1)]) }),
  // Empty where the tests are the truth.
  expected_answer: z.union([z.string(), z.number()]).nullish(),
  verifier_metadata: z.looseObject({ unit_tests: inputOutput.nullish() }).nullish(),
  rlvr_ground_truth: maybeText,
  data_source: maybeText,
});

/** NeMo-Gym's rows: the parameters of a request, and what the resources server needs to judge the answer. */
export const nemoGym: Format<z.infer<typeof row>> = {
  name: 'nemo-gym',
  row,
  uses: ['uuid', 'responses_create_params', 'expected_answer', 'verifier_metadata', 'rlvr_ground_truth'],
  read(row) {
    const { input } = row.responses_create_params;
    const about = { id: row.uuid, dataset: row.data_source };
    if (row.rlvr_ground_truth) {
      const truth = ownTruth('rlvr_ground_truth', row.rlvr_ground_truth);
      return flatDraft('rlvr_ground_truth', input, JSON.stringify(truth), about);
    }
    if (row.expected_answer != null && row.expected_answer !== '') {
      return flatDraft('expected_answer', input, asText(row.expected_answer), about);
    }
    const tests = row.verifier_metadata?.unit_tests;
    if (tests == null) {
      throw new RowError(
        'expected_answer',
        'the row has neither expected_answer nor verifier_metadata.unit_tests',
      );
    }
    return {
      ...optional('id', row.uuid),
      domain: 'code',
      prompt: typeof input === 'string' ? userPrompt(input) : input,
      ground_truth: testsTruth('verifier_metadata.unit_tests', tests),
    };
  },
  sample: {
    responses_create_params: { input: [{ role: 'user', content: 'What is 5 squared?' }] },
    expected_answer: '25',
  },
};

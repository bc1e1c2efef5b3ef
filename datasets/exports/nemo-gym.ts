import type { ProblemExport } from '../problem.js';
import { promptText } from '../prompt-text.js';
import { graderText } from './truth-text.js';

/**
 * NeMo-Gym: the request's parameters, and beside them what its servers for mathematics (`question`, `expected_answer`), multiple choice
 * (`options`) and competitive programming (`verifier_metadata.unit_tests`) judge by. Each field is in every row, of one type.
 */
export const nemoGym: ProblemExport = {
  name: 'nemo-gym',
  file: 'jsonl',
  row(problem) {
    const truth = problem.ground_truth;
    const choices = truth.verifier === 'choice' ? (truth.choices ?? []) : [];
    const tests = truth.verifier === 'code' ? (JSON.parse(graderText(truth)) as Tests) : none;
    return {
      responses_create_params: { input: problem.prompt },
      question: promptText(problem),
      expected_answer: truth.verifier === 'code' ? '' : graderText(truth),
      options: choices.map((choice, at) => ({ [String.fromCharCode(65 + at)]: choice })),
      verifier_metadata: {
        unit_tests: { inputs: tests.inputs, outputs: tests.outputs, fn_name: tests.fn_name ?? '' },
      },
      verifier: truth.verifier,
      rlvr_ground_truth: JSON.stringify(truth),
      uuid: problem.id,
      data_source: problem.source.dataset,
    };
  },
};

interface Tests {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly fn_name?: string;
}
const none: Tests = { inputs: [], outputs: [] };

import type { ProblemExport } from '../problem.js';
import { promptText } from '../prompt-text.js';
import { asIs, textOf } from './stored-problem.js';
import { graderText, inputOutput } from './truth-text.js';

/**
 * NeMo-Gym: the request's parameters, and beside them what its servers for mathematics (`question`, `expected_answer`), multiple choice
 * (`options`) and competitive programming (`verifier_metadata.unit_tests`) judge by. The last pays a program that passes an empty list of
 * tests, and takes any `fn_name` but null for that of a function; so tests that it cannot run are null, which it refuses.
 */
export const nemoGym: ProblemExport = {
  name: 'nemo-gym',
  file: 'jsonl',
  row(problem) {
    const truth = problem.ground_truth;
    const choices = truth.verifier === 'choice' ? (truth.choices ?? []) : [];
    const tests = truth.verifier === 'code' ? inputOutput(truth) : undefined;
    return {
      responses_create_params: { input: asIs(problem, 'prompt') },
      question: promptText(problem),
      expected_answer: truth.verifier === 'code' ? '' : graderText(truth),
      options: choices.map((choice, at) => ({ [String.fromCharCode(65 + at)]: choice })),
      verifier_metadata: tests === undefined ? null : { unit_tests: { fn_name: null, ...tests } },
      verifier: truth.verifier,
      rlvr_ground_truth: textOf(problem, 'ground_truth'),
      uuid: asIs(problem, 'id'),
      data_source: problem.source.dataset,
    };
  },
};

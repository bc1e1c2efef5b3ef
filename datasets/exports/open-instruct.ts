import type { GroundTruth } from '#verifiers/ground-truth.js';
import type { ProblemExport } from '../problem.js';

/** open-instruct: `dataset` names its verifier, and `ground_truth` is what that verifier takes. */
export const openInstruct: ProblemExport = {
  name: 'open-instruct',
  file: 'jsonl',
  row(problem) {
    const truth = judged(problem.ground_truth);
    return truth && { messages: problem.prompt, ground_truth: truth[0], dataset: truth[1], id: problem.id };
  },
};

/** Its code verifier runs assertions; tests on standard input have no form there, nor have several right answers. */
function judged(truth: GroundTruth): [groundTruth: string, verifier: string] | undefined {
  if (truth.verifier === 'math') {
    const [answer, another] = [...new Set([truth.answer ?? [], truth.answers ?? []].flat())];
    return answer === undefined || another !== undefined ? undefined : [answer, 'math'];
  }
  if (truth.verifier !== 'code') return [truth.answer, 'string_matcher'];
  const setup = truth.setup ? `${truth.setup}\n` : '';
  const asserts = truth.tests.flatMap((test) => ('assert' in test ? setup + test.assert : []));
  return asserts.length === truth.tests.length ? [JSON.stringify(asserts), 'code'] : undefined;
}

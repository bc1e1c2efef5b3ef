import type { GroundTruth } from '#verifiers/ground-truth.js';
import type { ProblemExport } from '../problem.js';

type InstructionTruth = Extract<GroundTruth, { verifier: 'instruction' }>;

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
  if (truth.verifier === 'proof') return undefined;
  if (truth.verifier === 'instruction') return constrained(truth);
  if (truth.verifier !== 'code') return [truth.answer, 'string_matcher'];
  const setup = truth.setup ? `${truth.setup}\n` : '';
  const asserts = truth.tests.flatMap((test) => ('assert' in test ? setup + test.assert : []));
  return asserts.length === truth.tests.length ? [JSON.stringify(asserts), 'code'] : undefined;
}

/**
 * Its two verifiers of constraints: `ifeval_old` takes one by the name of its function, as JSON; `ifeval` takes IFEval's names and reads
 * the text as a Python literal, which JSON is as long as it holds no true, false or null.
 */
function constrained({ constraints }: InstructionTruth): [string, string] | undefined {
  const [first, another] = constraints;
  if (first !== undefined && another === undefined && !first.id.includes(':')) {
    const { id, ...rest } = first;
    return [JSON.stringify({ func_name: id, ...rest }), 'ifeval_old'];
  }
  const kwargs = constraints.map(({ id: _, ...rest }) => rest);
  const values = kwargs.flatMap((one) => Object.values(one)).flat();
  if (values.some((value) => value === null || typeof value === 'boolean')) return undefined;
  return [JSON.stringify([{ instruction_id: constraints.map(({ id }) => id), kwargs }]), 'ifeval'];
}

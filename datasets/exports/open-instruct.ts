import type { CodeGroundTruth } from '#verifiers/code/ground-truth.js';
import type { GroundTruth } from '#verifiers/ground-truth.js';
import type { ProblemExport } from '../problem.js';
import { pythonTests } from './python-tests.js';
import { asIs, textOf } from './stored-problem.js';

type InstructionTruth = Extract<GroundTruth, { verifier: 'instruction' }>;
/** `dataset` names its verifier, and `ground_truth` is what that verifier takes. */
type Judged = [groundTruth: string, verifier: string];

/** open-instruct. Its loader keeps the columns that it knows; ours stand beside them, to be read back. */
export const openInstruct: ProblemExport = {
  name: 'open-instruct',
  file: 'jsonl',
  row(problem) {
    const truth = judged(problem.ground_truth);
    return (
      truth && {
        messages: asIs(problem, 'prompt'),
        ground_truth: truth[0],
        dataset: truth[1],
        id: asIs(problem, 'id'),
        data_source: problem.source.dataset,
        rlvr_ground_truth: textOf(problem, 'ground_truth'),
      }
    );
  },
};

function judged(truth: GroundTruth): Judged | undefined {
  if (truth.verifier === 'math') {
    const [answer, another] = [...new Set([truth.answer ?? [], truth.answers ?? []].flat())];
    return answer === undefined || another !== undefined ? undefined : [answer, 'math'];
  }
  if (truth.verifier === 'proof') return undefined;
  if (truth.verifier === 'instruction') return constrained(truth);
  if (truth.verifier === 'code') return tested(truth);
  // Its string_matcher drops punctuation: [1, 2] would be 12, and -5 would be 5.
  if (truth.verifier === 'text' && truth.match === 'literal') return undefined;
  return [truth.answer, 'string_matcher'];
}

/** Its verifier `code` runs assertions, and `code_stdio` whole programs, all in Python. */
function tested(truth: CodeGroundTruth): Judged | undefined {
  if (truth.language !== 'python') return undefined;
  const streams = truth.tests.flatMap((test) =>
    'stdin' in test ? { input: test.stdin, output: test.stdout } : [],
  );
  if (streams.length === truth.tests.length) return [JSON.stringify(streams), 'code_stdio'];
  const asserts = pythonTests(truth) ?? callAsserts(truth);
  return asserts && [JSON.stringify(asserts), 'code'];
}

/** Calls as assertions, with values as JSON text, because tuples are lists there as they are for us. */
function callAsserts({ tests, entry_point, arg_types }: CodeGroundTruth): string[] | undefined {
  if (entry_point === undefined || arg_types !== undefined) return undefined;
  const text = (value: unknown) => `json.loads(${JSON.stringify(JSON.stringify(value))})`;
  const asserts = tests.flatMap((test) =>
    'args' in test
      ? `import json\nassert json.loads(json.dumps(${entry_point}(*${text(test.args)}))) == ${text(test.expected)}`
      : [],
  );
  return asserts.length === tests.length ? asserts : undefined;
}

/**
 * Its two verifiers of constraints: `ifeval_old` takes one by the name of its function, as JSON; `ifeval` takes IFEval's names and reads
 * the text as a Python literal, which JSON is as long as it holds no true, false or null.
 */
function constrained({ constraints }: InstructionTruth): Judged | undefined {
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

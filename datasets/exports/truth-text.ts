import type { CodeGroundTruth } from '#verifiers/code/ground-truth.js';
import type { GroundTruth } from '#verifiers/ground-truth.js';

/**
 * A ground truth as one string: the answer itself where that says it all, else the record as JSON, which `rlvr verify`
 * reads back. One type in every row, because a column that is now text and now an object is refused by Arrow.
 */
export function truthText(truth: GroundTruth): string {
  if (truth.verifier === 'math' && truth.answer !== undefined && truth.answers === undefined)
    return truth.answer;
  return JSON.stringify(truth);
}

/** A ground truth in the spelling of the trainers' own graders, or as `truthText` where they have none for it. */
export function graderText(truth: GroundTruth): string {
  if (truth.verifier === 'choice' || truth.verifier === 'text') return truth.answer;
  return truth.verifier === 'code' ? codeText(truth) : truthText(truth);
}

/** Tests as the APPS graders take them: lists side by side, `fn_name` for calls, `assert_case` for assertions. */
function codeText(truth: CodeGroundTruth): string {
  const cases = truth.tests.map((test): [input: string, output: string, assert?: string] => {
    if ('stdin' in test) return [test.stdin, test.stdout];
    if ('args' in test) {
      return [test.args.map((arg) => JSON.stringify(arg)).join('\n'), JSON.stringify(test.expected)];
    }
    const source =
      'assert' in test ? test.assert : `${test.source}\ncheck(${truth.entry_point ?? 'candidate'})`;
    return ['', '', 'assert' in test && truth.setup ? `${truth.setup}\n${source}` : source];
  });
  const asserts = cases.flatMap(([, , assert]) => assert ?? []);
  return JSON.stringify({
    inputs: cases.map(([input]) => input),
    outputs: cases.map(([, output]) => output),
    ...(truth.tests.some((test) => 'args' in test) ? { fn_name: functionName(truth) } : {}),
    ...(asserts.length > 0 ? { assert_case: asserts } : {}),
  });
}

/** Those graders look a name up in a class Solution by themselves. */
function functionName({ entry_point = '' }: CodeGroundTruth): string {
  return entry_point.replace(/^Solution\(\)\./, '');
}

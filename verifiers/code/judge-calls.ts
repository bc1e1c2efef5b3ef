/** Judges call tests: the program's side makes the call, the comparison is made here, on plain data. */
import type { Sandbox } from '#sandboxes/sandbox.js';
import type { CodeGroundTruth } from './ground-truth.js';
import { limitsOf } from './limits.js';
import { type Call, perform } from './perform.js';
import type { CallTest } from './test-form.js';
import { accepted, type TestResult, withUse } from './test-result.js';
import { encodeArguments, equalsJson, spell, type WireValue } from './wire.js';

/** `f` is one call; `Solution().f` makes an instance first. */
function callsFor(entryPoint: string, test: CallTest): Call[] {
  const [root, method] = entryPoint.split('().');
  const given = encodeArguments(test.args);
  if (method === undefined) return [{ root, attrs: [], arguments: given, index: 0 }];
  return [
    { root, attrs: [], arguments: encodeArguments([]), index: 0 },
    { ref: 0, attrs: [method], arguments: given, index: 1 },
  ];
}

const nodeNames = /\b(?:ListNode|TreeNode)\b/;

async function judgeCall(
  sandbox: Sandbox,
  code: string,
  test: CallTest,
  groundTruth: CodeGroundTruth,
): Promise<TestResult> {
  const calls = callsFor(groundTruth.entry_point ?? '', test);
  const nodes = groundTruth.arg_types ?? nodeNames.test(code);
  const { answers, failure, run } = await perform(sandbox, code, calls, [], limitsOf(groundTruth), nodes);
  if (failure) return withUse(failure, run);
  const raised = answers.find((answer) => 'raised' in answer);
  if (raised)
    return withUse(
      { outcome: 'runtime_error', reason: `${raised.raised}: ${raised.message}`.slice(0, 300) },
      run,
    );
  const { result } = answers.at(-1) as { result: WireValue };
  // A list or a tree without nodes is None to a program, and [] to LeetCode.
  const empty = nodes !== false && result.v === null && isEmpty(test.expected);
  if (empty || equalsJson(result, test.expected, groundTruth.tolerance ?? 0)) return withUse(accepted, run);
  return withUse({ outcome: 'wrong_answer', reason: `wrong answer: ${spell(result)}` }, run);
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

export async function judgeCalls(
  sandbox: Sandbox,
  code: string,
  tests: readonly CallTest[],
  groundTruth: CodeGroundTruth,
): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const test of tests) {
    results.push(await judgeCall(sandbox, code, test, groundTruth));
    if (!groundTruth.all_tests && results.at(-1)?.outcome !== 'accepted') break;
  }
  return results;
}

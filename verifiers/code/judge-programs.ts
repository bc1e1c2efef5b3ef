/** Judges test files in languages other than Python and JavaScript: one program, which must print its token at the end. */
import type { Sandbox } from '#sandboxes/sandbox.js';
import type { Extracted } from './extract.js';
import type { CodeGroundTruth } from './ground-truth.js';
import { limitsOf } from './limits.js';
import { testProgram } from './test-program/index.js';
import { accepted, failureOf, type TestResult, withUse } from './test-result.js';

export async function judgePrograms(
  sandbox: Sandbox,
  found: Extracted,
  sources: readonly string[],
  groundTruth: CodeGroundTruth,
): Promise<TestResult[]> {
  const { language, setup, entry_point = '', test_setup } = groundTruth;
  const results: TestResult[] = [];
  for (const source of sources) {
    const tests = test_setup === undefined ? source : `${test_setup}\n${source}`;
    const { files, entry, token } = testProgram(language, found, { setup, entryPoint: entry_point, tests });
    const run = await sandbox.run({ language, files, entry, stdin: '' }, limitsOf(groundTruth));
    const ended = run.stdout.trimEnd().endsWith(token);
    const failed = failureOf(run, language) ?? (ended ? null : leftEarly);
    results.push(withUse(failed ?? accepted, run));
    if (failed && !groundTruth.all_tests) break;
  }
  return results;
}

const leftEarly: TestResult = {
  outcome: 'runtime_error',
  reason: 'the program left before the tests had ended',
};

/** Judges a program that reads standard input and prints its answer: one run for each test. */
import type { Sandbox } from '#sandboxes/sandbox.js';
import { checkOutput } from './checker/index.js';
import type { CodeGroundTruth } from './ground-truth.js';
import { limitsOf } from './limits.js';
import { sourceFile } from './source-file.js';
import type { StdinTest } from './test-form.js';
import { failureOf, type TestResult, withUse } from './test-result.js';

export async function judgeStdin(
  sandbox: Sandbox,
  code: string,
  tests: readonly StdinTest[],
  groundTruth: CodeGroundTruth,
): Promise<TestResult[]> {
  const { language } = groundTruth;
  const entry = sourceFile(language, code);
  const files = { ...groundTruth.files, [entry]: code };
  const results: TestResult[] = [];
  for (const test of tests) {
    const run = await sandbox.run({ language, files, entry, stdin: test.stdin }, limitsOf(groundTruth));
    const result = failureOf(run, language) ?? (await checkOutput(sandbox, run.stdout, test, groundTruth));
    results.push(withUse(result, run));
    if (!groundTruth.all_tests && result.outcome !== 'accepted') break;
  }
  return results;
}

/** Judges a program that reads standard input and prints its answer: one run for each test. */
import type { Sandbox } from '#sandboxes/sandbox.js';
import { outputsMatch } from './checker.js';
import type { CodeGroundTruth } from './ground-truth.js';
import { limitsOf } from './limits.js';
import type { StdinTest } from './test-form.js';
import { accepted, failureOf, type TestResult } from './test-result.js';

const defaultTolerance = 1e-6;

export async function judgeStdin(
  sandbox: Sandbox,
  code: string,
  tests: readonly StdinTest[],
  groundTruth: CodeGroundTruth,
): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const test of tests) {
    const run = await sandbox.run(
      { language: 'python', files: { 'main.py': code }, entry: 'main.py', stdin: test.stdin },
      limitsOf(groundTruth),
    );
    const failed = failureOf(run);
    const checker = groundTruth.checker ?? 'tokens';
    const right = outputsMatch(run.stdout, test.stdout, checker, groundTruth.tolerance ?? defaultTolerance);
    results.push(failed ?? (right ? accepted : { outcome: 'wrong_answer', reason: 'wrong answer' }));
    if (!groundTruth.all_tests && results.at(-1)?.outcome !== 'accepted') break;
  }
  return results;
}

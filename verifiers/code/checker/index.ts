/**
 * Decides whether an output is right: by comparing it here, or by a checker program, which runs in a sandbox of its own and
 * never where the candidate ran.
 */
import type { Sandbox } from '#sandboxes/sandbox.js';
import type { CodeGroundTruth } from '../ground-truth.js';
import type { StdinTest } from '../test-form.js';
import { accepted, type TestResult } from '../test-result.js';
import { outputsMatch } from './compare.js';
import { runChecker } from './program.js';

const defaultTolerance = 1e-6;

export async function checkOutput(
  sandbox: Sandbox,
  output: string,
  test: StdinTest,
  { checker = 'tokens', tolerance = defaultTolerance }: CodeGroundTruth,
): Promise<TestResult> {
  if (typeof checker !== 'string') return runChecker(sandbox, checker, output, test);
  return outputsMatch(output, test.stdout, checker, tolerance)
    ? accepted
    : { outcome: 'wrong_answer', reason: 'wrong answer' };
}

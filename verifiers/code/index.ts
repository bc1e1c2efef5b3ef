/**
 * The verifier `code`: a program is right when it passes every test of the ground truth.
 * It must never let a program see an expected value, never reward one that left before its tests ended, and never call the
 * sandbox's failure a wrong answer.
 */

import type { Sandbox } from '#sandboxes/sandbox.js';
import { SandboxUnavailable } from '#sandboxes/sandbox-unavailable.js';
import type { TestReport, Verdict, Verifier } from '../verifier.js';
import { assemble, setupContinues } from './assemble.js';
import { type Extracted, extract } from './extract.js';
import { type CodeGroundTruth, codeGroundTruth } from './ground-truth.js';
import { inspect } from './inspect.js';
import { judgeCalls } from './judge-calls.js';
import { judgePrograms } from './judge-programs.js';
import { judgeScriptCalls, judgeScripts } from './judge-scripts.js';
import { judgeSources } from './judge-sources.js';
import { judgeStdin } from './judge-stdin.js';
import { calledNames, testsOf } from './test-form.js';
import { Fault, type TestResult } from './test-result.js';

export type { CodeGroundTruth } from './ground-truth.js';

const fault = (reason: string): Verdict => ({ reward: null, outcome: 'fault', reason });

function judge(sandbox: Sandbox, found: Extracted, groundTruth: CodeGroundTruth): Promise<TestResult[]> {
  const { language } = groundTruth;
  const tests = testsOf(groundTruth);
  const script = language === 'javascript' || language === 'typescript';
  if (tests?.form === 'source' && !script && language !== 'python')
    return judgePrograms(sandbox, found, tests.tests, groundTruth);
  const code = assemble(found, groundTruth);
  if (tests?.form === 'stdin') return judgeStdin(sandbox, code, tests.tests, groundTruth);
  if (tests?.form === 'call')
    return (script ? judgeScriptCalls : judgeCalls)(sandbox, code, tests.tests, groundTruth);
  return (script ? judgeScripts : judgeSources)(sandbox, code, tests?.tests ?? [], groundTruth);
}

/** Time and memory of each test, where every one was a run of its own. */
function useOf(results: readonly TestResult[]): Pick<TestReport, 'ms' | 'memory_mb'> {
  const ms = results.flatMap((result) => result.ms ?? []);
  const memory = results.flatMap((result) =>
    result.memoryBytes === undefined ? [] : Math.round(result.memoryBytes / 104857.6) / 10,
  );
  return {
    ...(ms.length === results.length ? { ms } : {}),
    ...(memory.length === results.length ? { memory_mb: memory } : {}),
  };
}

function verdictOf(
  results: readonly TestResult[],
  total: number,
): Pick<Verdict, 'reward' | 'outcome' | 'reason' | 'tests'> {
  const outcomes = results.map((result) => result.outcome);
  const passed = outcomes.filter((outcome) => outcome === 'accepted').length;
  const points = results.some((result) => result.points !== undefined)
    ? { points: results.map((result) => result.points ?? (result.outcome === 'accepted' ? 1 : 0)) }
    : {};
  const tests = { passed, total, outcomes, ...points, ...useOf(results) };
  if (passed === total)
    return {
      reward: 1,
      outcome: 'correct',
      reason: total === 1 ? 'the test passed' : `all ${total} tests passed`,
      tests,
    };
  const failed = results.findIndex((result) => result.outcome !== 'accepted');
  const { outcome = 'wrong_answer', reason = '' } = results[failed] ?? {};
  const named = outcome.replace('_', ' ');
  const text = reason.startsWith(named) ? reason : `${named}: ${reason}`;
  return { reward: 0, outcome: 'incorrect', reason: `test ${failed + 1}: ${text}`, tests };
}

export const code: Verifier<CodeGroundTruth> = {
  name: 'code',
  version: '5',
  needs: 'sandbox',
  schema: codeGroundTruth,
  inspect,
  async verify(completion, groundTruth, context) {
    const defect = inspect(groundTruth);
    if (defect) return fault(`the ground truth cannot be judged against: ${defect.message}`);
    const found = extract(
      completion,
      groundTruth.entry_point,
      setupContinues(groundTruth),
      groundTruth.language,
      calledNames(groundTruth),
    );
    if (!found) return { reward: 0, outcome: 'no_answer', reason: 'no code found in the completion' };
    try {
      const sandbox = await context.sandbox(groundTruth.language);
      const results = await judge(sandbox, found, groundTruth);
      return { ...verdictOf(results, groundTruth.tests.length), extracted: found.code, rule: found.rule };
    } catch (error) {
      if (error instanceof SandboxUnavailable) return fault(`${error.message}; ${error.remedy}`);
      if (error instanceof Fault) return fault(error.message);
      throw error;
    }
  },
};

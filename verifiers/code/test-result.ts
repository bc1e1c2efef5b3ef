/** How one test went, and the judge's own failures. */
import type { Run } from '#sandboxes/sandbox.js';
import type { TestOutcome } from '../verifier.js';

export interface TestResult {
  readonly outcome: TestOutcome;
  readonly reason: string;
}

export const accepted: TestResult = { outcome: 'accepted', reason: '' };

/** The judge could not judge; becomes the verdict `fault`. */
export class Fault extends Error {}

const syntaxError = /(?:^|\n)(?:SyntaxError|IndentationError|TabError): [^\n]*\s*$/;

/** The outcome of a run that did not end well; null for one that left with status 0. */
export function failureOf(run: Run): TestResult | null {
  if (run.ending === 'sandbox_failure') throw new Fault(run.detail);
  if (run.ending === 'compile_error') {
    const [first = ''] = run.stderr.split('\n').filter((line) => /error/i.test(line));
    return { outcome: 'compile_error', reason: (first || run.detail || run.stderr.trim()).slice(0, 300) };
  }
  if (run.ending === 'signalled') return { outcome: 'runtime_error', reason: run.detail };
  if (run.ending !== 'exited') return { outcome: run.ending, reason: run.ending.replace('_', ' ') };
  if (run.exitCode === 0) return null;
  const last = run.stderr.trimEnd().split('\n').at(-1) ?? '';
  // Only a program that never began to run has an error without a traceback.
  const compiles = run.stderr.includes('Traceback (most recent call last)') || !syntaxError.test(run.stderr);
  if (!compiles) return { outcome: 'compile_error', reason: last.slice(0, 300) };
  return { outcome: 'runtime_error', reason: last.slice(0, 300) || `exit status ${run.exitCode}` };
}

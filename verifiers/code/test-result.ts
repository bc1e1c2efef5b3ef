/** How one test went, and the judge's own failures. */
import type { Language } from '#sandboxes/languages.js';
import type { Run } from '#sandboxes/sandbox.js';
import type { TestOutcome } from '../verifier.js';

export interface TestResult {
  readonly outcome: TestOutcome;
  readonly reason: string;
  /** Milliseconds of wall clock, and bytes at the most, that the program used; absent where one run served several tests. */
  readonly ms?: number;
  readonly memoryBytes?: number;
  /** What a checker program gave for the test, from 0 to 1; absent where it is all or nothing. */
  readonly points?: number;
}

export const accepted: TestResult = { outcome: 'accepted', reason: '' };

/** A test's result with what its run used. */
export function withUse(result: TestResult, run: Run): TestResult {
  const memory = run.peakMemoryBytes === null ? {} : { memoryBytes: run.peakMemoryBytes };
  return { ...result, ms: Math.round(run.wallMs * 100) / 100, ...memory };
}

/** The judge could not judge; becomes the verdict `fault`. */
export class Fault extends Error {}

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

/** How a language that is not compiled says that a source is none: it never began to run. */
const notCompiled: Partial<Record<Language, (stderr: string) => boolean>> = {
  python: (stderr) =>
    !stderr.includes('Traceback (most recent call last)') &&
    /(?:^|\n)(?:SyntaxError|IndentationError|TabError): [^\n]*\s*$/.test(stderr),
  javascript: (stderr) => /^SyntaxError: /m.test(stderr) && /wrapSafe|compileSourceTextModule/.test(stderr),
  php: (stderr) => /Parse error: /.test(stderr),
  ruby: (stderr) => /syntax error/.test(lastLine(stderr)),
  bash: (stderr) => /syntax error/.test(stderr),
};

/** The line of an error output that says most. */
function told(stderr: string): string {
  const lines = stderr.trimEnd().split('\n');
  const error = lines.find((line) =>
    /(?:^|\W)(?:\w*Error|\w*Exception|panic|[Aa]ssertion|Fatal error)\b/.test(line),
  );
  return (error ?? lines.at(-1) ?? '').trim();
}

/** The outcome of a run that did not end well; null for one that left with status 0. */
export function failureOf(run: Run, language: Language = 'python'): TestResult | null {
  if (run.ending === 'sandbox_failure') throw new Fault(run.detail);
  if (run.ending === 'compile_error') {
    const error = run.stderr.split('\n').find((line) => /error/i.test(line));
    return { outcome: 'compile_error', reason: (error ?? run.detail).trim().slice(0, 300) };
  }
  const said = language === 'python' ? lastLine(run.stderr) : told(run.stderr);
  if (run.ending === 'signalled')
    return {
      outcome: 'runtime_error',
      reason: said ? `${run.detail}: ${said}`.slice(0, 300) : run.detail,
    };
  if (run.ending !== 'exited') return { outcome: run.ending, reason: run.ending.replace('_', ' ') };
  if (run.exitCode === 0) return null;
  if (notCompiled[language]?.(run.stderr)) return { outcome: 'compile_error', reason: said.slice(0, 300) };
  return { outcome: 'runtime_error', reason: said.slice(0, 300) || `exit status ${run.exitCode}` };
}

/** Which form the tests of a ground truth have. */
import type { CodeGroundTruth, CodeTest } from './ground-truth.js';

export type StdinTest = Extract<CodeTest, { stdin: string }>;
export type CallTest = Extract<CodeTest, { args: unknown }>;

/** Assertions and test files are judged alike: both are Python source. */
type Tests =
  | { readonly form: 'stdin'; readonly tests: readonly StdinTest[] }
  | { readonly form: 'call'; readonly tests: readonly CallTest[] }
  | { readonly form: 'source'; readonly tests: readonly string[] };

const isStdin = (test: CodeTest): test is StdinTest => 'stdin' in test;
const isCall = (test: CodeTest): test is CallTest => 'args' in test;

/** The tests by form; null when forms are mixed. */
export function testsOf({ tests }: CodeGroundTruth): Tests | null {
  if (tests.every(isStdin)) return { form: 'stdin', tests };
  if (tests.every(isCall)) return { form: 'call', tests };
  const sources = tests.flatMap((test) =>
    'assert' in test ? test.assert : 'source' in test ? test.source : [],
  );
  return sources.length === tests.length ? { form: 'source', tests: sources } : null;
}

const mostNames = 50;

/** Names that Python's assertions and test files call, for which no entry point says what a program must define. */
export function calledNames({ language, tests, entry_point }: CodeGroundTruth): string[] {
  if (language !== 'python' || entry_point !== undefined) return [];
  const text = tests.map((test) => ('assert' in test ? test.assert : 'source' in test ? test.source : ''));
  const names = text.flatMap((source) =>
    [...source.matchAll(/([A-Za-z_]\w*)\(/g)].map(([, name = '']) => name),
  );
  return [...new Set(names)].slice(0, mostNames);
}

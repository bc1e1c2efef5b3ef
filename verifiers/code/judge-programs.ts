/** Judges test files in languages other than Python and JavaScript: one program, which must print its token at the end. */
import type { Language } from '#sandboxes/languages.js';
import type { Run, Sandbox } from '#sandboxes/sandbox.js';
import type { Extracted } from './extract.js';
import type { CodeGroundTruth } from './ground-truth.js';
import { limitsOf } from './limits.js';
import { defines } from './source-language.js';
import { type TestProgram, testProgram } from './test-program/index.js';
import { failedAssertion, refusedAtStart, stubs } from './test-program/stub.js';
import { accepted, Fault, failureOf, type TestResult, withUse } from './test-result.js';

const verdictsKept = 2000;
/** Why tests do not compile, by tests; null where they do. A rollout judges many completions against one ground truth. */
const broken = new Map<string, Promise<string | null>>();

async function whyBroken(
  sandbox: Sandbox,
  tests: string,
  groundTruth: CodeGroundTruth,
): Promise<string | null> {
  const { language, setup, entry_point: entryPoint } = groundTruth;
  const code = stubs[language];
  if (code === undefined || setup === undefined || entryPoint === undefined) return null;
  if (!defines(setup, entryPoint, language)) return null;
  const program = testProgram(language, { code, rule: 'continued' }, { setup, entryPoint, tests });
  const run = await sandbox.run(
    { language, files: program.files, entry: program.entry, stdin: '' },
    limitsOf(groundTruth),
  );
  const failed = failureOf(run, language);
  const refused = failed?.outcome === 'compile_error' || refusedAtStart[language]?.test(run.stderr);
  return refused ? (failed?.reason ?? 'compile error') : null;
}

/** Throws a fault where the tests compile with no completion. */
async function demandSound(sandbox: Sandbox, tests: string, groundTruth: CodeGroundTruth): Promise<void> {
  const { language, setup, entry_point } = groundTruth;
  const key = JSON.stringify([language, setup, entry_point, tests]);
  let known = broken.get(key);
  if (!known) {
    if (broken.size >= verdictsKept) broken.delete(broken.keys().next().value as string);
    known = whyBroken(sandbox, tests, groundTruth);
    broken.set(key, known);
    // A failure of the sandbox must not stay.
    known.catch(() => broken.delete(key));
  }
  const why = await known;
  if (why !== null) throw new Fault(`the tests do not compile, whatever the completion: ${why}`);
}

/** A run's failure, told as a wrong answer where it was an assertion of the tests that failed. */
function failedRun(run: Run, language: Language): TestResult | null {
  const failed = failureOf(run, language);
  if (failed?.outcome !== 'runtime_error') return failed;
  const said = failedAssertion(language, run.stderr, run.stdout);
  return said === null ? failed : { outcome: 'wrong_answer', reason: said.slice(0, 300) };
}

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
    const program = testProgram(language, found, { setup, entryPoint: entry_point, tests });
    const runOf: RunOf = ({ files, entry }, stdin) =>
      sandbox.run({ language, files, entry, stdin }, limitsOf(groundTruth));
    const run = await runOf(program, '');
    const failed =
      failedRun(run, language) ??
      (passes(run, program) ? await unproven(program, runOf, language) : leftEarly);
    if (failed?.outcome === 'compile_error' || (failed && refusedAtStart[language]?.test(run.stderr)))
      await demandSound(sandbox, tests, groundTruth);
    results.push(withUse(failed ?? accepted, run));
    if (failed && !groundTruth.all_tests) break;
  }
  return results;
}

type RunOf = (program: TestProgram, stdin: string) => Promise<Run>;

const passes = (run: Run, { token }: TestProgram): boolean => run.stdout.trimEnd().endsWith(token);

/** With this on its input the program must fail after its tests. */
const failing = 'fail\n';
const bounds = ['time_limit', 'memory_limit', 'output_limit'];

/** Why a pass proves nothing: where other values are expected, or a test fails, the program does not say so. */
async function unproven(
  program: ReturnType<typeof testProgram>,
  runOf: RunOf,
  language: Language,
): Promise<TestResult | null> {
  const { control } = program;
  if (control) {
    const run = await runOf(control, '');
    const failed = failureOf(run, language);
    if (failed && bounds.includes(failed.outcome)) return failed;
    // Where a value cannot be changed as it stands, the tests themselves do not compile.
    if (failed?.outcome !== 'compile_error' && (failed || !passes(run, control))) return deaf;
  }
  // A program that prints the token wherever it finds it gives it here too.
  const run = await runOf(program, failing);
  return failureOf(run, language) === null && passes(run, program) ? deaf : null;
}

const deaf: TestResult = {
  outcome: 'wrong_answer',
  reason: 'the program says that its tests passed where one of them failed',
};

const leftEarly: TestResult = {
  outcome: 'runtime_error',
  reason: 'the program left before the tests had ended',
};

/**
 * Judges JavaScript and TypeScript: the completion performs calls in one process, the tests run in another on its answers, so
 * that no expected value is ever where the program could read it.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { languages } from '#sandboxes/languages.js';
import type { Program, Run, Sandbox } from '#sandboxes/sandbox.js';
import type { CodeGroundTruth } from './ground-truth.js';
import { limitsOf, rehearsalLimits } from './limits.js';
import type { CallTest } from './test-form.js';
import { accepted, Fault, failureOf, type TestResult, withUse } from './test-result.js';
import { encodeList, equalsJson, spell, wireValue } from './wire.js';

const read = (name: string): string =>
  readFileSync(new URL(`./javascript/${name}.js`, import.meta.url), 'utf8');
const [values, performing, rehearsing] = [read('values'), read('perform'), read('rehearse')];

/** A test may need the answer to one call before it can make the next. */
const mostRounds = 64;

const call = z.object({ method: z.string().nullable(), args: z.unknown() });
type Call = z.infer<typeof call>;
const answer = z.union([
  z.object({ result: wireValue }),
  z.object({ raised: z.string(), message: z.string() }),
]);
type Answer = z.infer<typeof answer>;

interface Performance {
  readonly answers: readonly Answer[];
  readonly failure: TestResult | null;
  readonly run: Run;
}

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** A script of the ground truth's language, and what it is given. */
function script(
  { language }: CodeGroundTruth,
  source: string,
  given: Pick<Program, 'files' | 'questions' | 'report'>,
): Program {
  const entry = languages[language].fileName;
  return { language, entry, stdin: '', ...given, files: { ...given.files, [entry]: source } };
}

async function perform(
  sandbox: Sandbox,
  code: string,
  calls: readonly Call[],
  groundTruth: CodeGroundTruth,
): Promise<Performance> {
  const root = groundTruth.entry_point?.split('()')[0] ?? '';
  const performer = performing.replaceAll('ENTRY', root).replace('CALLS', String(calls.length));
  const program = script(groundTruth, `${code}\n;${values}\n${performer}`, {
    files: {},
    questions: { path: '_rlvr_questions', lines: calls.map((one) => JSON.stringify(one)) },
    report: '_rlvr_answers',
  });
  const run = await sandbox.run(program, limitsOf(groundTruth));
  const lines = (run.report ?? '').split('\n').filter((line) => line !== '');
  // The program may write here what it likes: what is not an answer ends the list.
  const parsed = lines.slice(0, calls.length).map((line) => answer.safeParse(parse(line)));
  const bad = parsed.findIndex((line) => !line.success);
  const answers = (bad < 0 ? parsed : parsed.slice(0, bad)).flatMap((line) => line.data ?? []);
  const failed = failureOf(run, groundTruth.language);
  if (failed || answers.length === calls.length) return { answers, failure: failed, run };
  const reason = 'the program left before the tests had ended';
  return { answers, failure: { outcome: 'runtime_error', reason }, run };
}

const report = z.object({
  more: z.boolean(),
  calls: z.array(call),
  failed: z.boolean(),
  reason: z.string().nullable(),
});

/** Runs the tests on the answers that are known; in this process the program never is. */
async function rehearse(
  sandbox: Sandbox,
  tests: string,
  known: readonly { readonly args: unknown; readonly answer: Answer }[],
  groundTruth: CodeGroundTruth,
): Promise<z.infer<typeof report> | TestResult> {
  const point = groundTruth.entry_point ?? '';
  const source = `${values}\n${rehearsing}\ntry {\nconst require = _rlvr_require;\nconst ${point} = _rlvr_call;\n${tests}\n;_rlvr_end(null);\n} catch (error) { _rlvr_end(error); }\n`;
  const program = script(groundTruth, source, {
    files: { '_rlvr_known.json': JSON.stringify(known) },
    report: '_rlvr_report',
  });
  const run = await sandbox.run(program, rehearsalLimits(groundTruth));
  const failed = failureOf(run, groundTruth.language);
  if (failed) return failed;
  const parsed = report.safeParse(parse(run.report ?? ''));
  if (!parsed.success) throw new Fault('the tests left before they had ended');
  return parsed.data;
}

async function judgeTests(
  sandbox: Sandbox,
  code: string,
  tests: string,
  groundTruth: CodeGroundTruth,
): Promise<TestResult> {
  let known: { args: unknown; answer: Answer }[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const state = await rehearse(sandbox, tests, known, groundTruth);
    if ('outcome' in state) {
      if (round === 0) throw new Fault(`the tests do not run: ${state.reason}`);
      return state;
    }
    if (!state.more) {
      if (round === 0) throw new Fault(`the tests never call the program: ${state.reason ?? ''}`);
      if (state.reason === null) return accepted;
      return { outcome: state.failed ? 'wrong_answer' : 'runtime_error', reason: state.reason };
    }
    const { answers, failure } = await perform(sandbox, code, state.calls, groundTruth);
    if (failure) return failure;
    known = state.calls.flatMap(({ args }, i) => (answers[i] ? { args, answer: answers[i] } : []));
  }
  return { outcome: 'time_limit', reason: `more than ${mostRounds} rounds of calls` };
}

export async function judgeScripts(
  sandbox: Sandbox,
  code: string,
  sources: readonly string[],
  groundTruth: CodeGroundTruth,
): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const source of sources) {
    results.push(await judgeTests(sandbox, code, source, groundTruth));
    if (!groundTruth.all_tests && results.at(-1)?.outcome !== 'accepted') break;
  }
  return results;
}

async function judgeCall(
  sandbox: Sandbox,
  code: string,
  test: CallTest,
  groundTruth: CodeGroundTruth,
): Promise<TestResult> {
  const method = groundTruth.entry_point?.split('().')[1] ?? null;
  const calls = [{ method, args: encodeList(test.args) }];
  const { answers, failure, run } = await perform(sandbox, code, calls, groundTruth);
  const [first] = answers;
  if (failure || !first) return withUse(failure ?? { outcome: 'runtime_error', reason: 'no answer' }, run);
  if ('raised' in first)
    return withUse({ outcome: 'runtime_error', reason: `${first.raised}: ${first.message}` }, run);
  if (equalsJson(first.result, test.expected, groundTruth.tolerance ?? 0)) return withUse(accepted, run);
  return withUse({ outcome: 'wrong_answer', reason: `wrong answer: ${spell(first.result)}` }, run);
}

export async function judgeScriptCalls(
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

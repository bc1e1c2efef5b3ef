/** Runs a program's side of the tests: performs calls in order and returns what they gave, as plain data. */
import { z } from 'zod';
import type { Limits, Run, Sandbox } from '#sandboxes/sandbox.js';
import type { CodeGroundTruth } from './ground-truth.js';
import { rehearsalLimits } from './limits.js';
import { scriptFiles } from './scripts.js';
import { Fault, failureOf, type TestResult } from './test-result.js';
import { wireValue } from './wire.js';

/** A call that a test makes, as the two sides exchange it. */
export const call = z.looseObject({ index: z.number() });
export type Call = z.infer<typeof call>;

const answer = z.union([
  z.looseObject({ result: wireValue }),
  z.looseObject({ raised: z.string(), message: z.string() }),
]);
export type Answer = z.infer<typeof answer>;

interface Performance {
  readonly answers: readonly Answer[];
  /** Why not every call was answered; null when all were. */
  readonly failure: TestResult | null;
  readonly run: Run;
}

/** Which arguments are LeetCode's lists and trees: as told, as the function's annotations say (true), or none. */
export type Nodes = readonly (string | null)[] | boolean;

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** @param printed whether what each call prints is wanted with its answer */
export async function perform(
  sandbox: Sandbox,
  code: string,
  calls: readonly Call[],
  classes: readonly string[],
  limits: Limits,
  nodes: Nodes = false,
  printed = false,
): Promise<Performance> {
  const run = await sandbox.run(
    {
      language: 'python',
      files: {
        ...(await scriptFiles(sandbox, 'perform')),
        'solution.py': code,
        '_rlvr_order.json': JSON.stringify({ calls: calls.length, classes, nodes, printed }),
      },
      entry: 'main.py',
      stdin: '',
      questions: { path: '_rlvr_questions', lines: calls.map((one) => JSON.stringify(one)) },
      report: '_rlvr_answers',
    },
    limits,
  );
  const lines = (run.report ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map(parseLine);
  const compiled = z.object({ compile_error: z.string() }).safeParse(lines[0]);
  if (compiled.success)
    return { answers: [], failure: { outcome: 'compile_error', reason: compiled.data.compile_error }, run };
  // The program may write here what it likes: what is not an answer ends the list.
  const parsed = lines.map((line) => answer.safeParse(line));
  const good = parsed.findIndex((line) => !line.success);
  const answers = (good < 0 ? parsed : parsed.slice(0, good))
    .slice(0, calls.length)
    .flatMap((line) => line.data ?? []);
  const failed = failureOf(run);
  if (failed) return { answers, failure: failed, run };
  if (answers.length === calls.length) return { answers, failure: null, run };
  const reason = 'the program left before the tests had ended';
  return { answers, failure: { outcome: 'runtime_error', reason }, run };
}

const state = z.union([
  z.object({ state: z.literal('more'), calls: z.array(call), classes: z.array(z.string()) }),
  z.object({ state: z.enum(['passed', 'failed', 'raised', 'broken']), reason: z.string() }),
]);
export type State = z.infer<typeof state>;

export interface RehearsalTest {
  readonly source: string;
  readonly entry_point: string | null;
  readonly calls: readonly Call[];
  readonly answers: readonly Answer[];
}

/** A test file with functions or classes to be found, or with what only the collector brings. */
const collected = /\b(?:def test|class \w*Test|TestCase|pytest|unittest|(?:from|import) solution)/;

/** Runs tests against known answers, in a process that the program never enters. Null when the run passed a bound. */
export async function rehearse(
  sandbox: Sandbox,
  groundTruth: CodeGroundTruth,
  tests: readonly RehearsalTest[],
  speculate: boolean,
): Promise<State[] | TestResult> {
  const { setup = '', tolerance = null, checker } = groundTruth;
  const order = { setup, tests, speculate, tolerance, unordered: checker === 'set' };
  const run = await sandbox.run(
    {
      language: 'python',
      files: {
        ...(await scriptFiles(
          sandbox,
          'rehearse',
          tests.some(({ source }) => collected.test(source)),
        )),
        '_rlvr_order.json': JSON.stringify(order),
      },
      entry: 'main.py',
      stdin: '',
      report: '_rlvr_report',
    },
    rehearsalLimits(groundTruth),
  );
  const failed = failureOf(run);
  if (failed) return failed;
  const states = z.array(state).safeParse(parseLine(run.report ?? ''));
  if (!states.success) throw new Fault('the tests left before they had ended');
  return states.data;
}

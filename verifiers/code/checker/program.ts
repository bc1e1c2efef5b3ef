/**
 * A checker program, called as testlib's are: `checker input.txt output.txt answer.txt`, the three files in its directory. Its
 * exit status is the verdict (testlib.h, `TResult`): 0 right, 1 wrong, 2 badly presented, 3 its own failure, 7 points.
 */
import type { Run, Sandbox } from '#sandboxes/sandbox.js';
import type { CodeGroundTruth } from '../ground-truth.js';
import { sourceFile } from '../source-file.js';
import type { StdinTest } from '../test-form.js';
import { accepted, Fault, type TestResult } from '../test-result.js';

type CheckerProgram = Exclude<NonNullable<CodeGroundTruth['checker']>, string>;

const [right, wrong, presentation, failed, points] = [0, 1, 2, 3, 7];
const limits = { timeMs: 30_000, memoryBytes: 536870912, outputBytes: 65536 };
const names = ['input.txt', 'output.txt', 'answer.txt'] as const;

function runOn(
  sandbox: Sandbox,
  { language, source }: CheckerProgram,
  output: string,
  { stdin, stdout }: StdinTest,
): Promise<Run> {
  const entry = sourceFile(language, source);
  const [input, given, answer] = names;
  const files = { [entry]: source, [input]: stdin, [given]: output, [answer]: stdout };
  return sandbox.run({ language, files, entry, arguments: names, stdin: '' }, limits);
}

/**
 * Whether the checker ended otherwise than by a verdict. Where it does so on the output alone, and not on the expected one, it is
 * the output's doing: a program must not get a fault for a loss by printing what breaks its checker.
 */
const breaks = ({ ending, exitCode }: Run): boolean =>
  ending !== 'sandbox_failure' &&
  (ending !== 'exited' || ![right, wrong, presentation, failed, points].includes(exitCode ?? -1));

const number = /(?<![\w.])-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/i;

/** What testlib's `quitp` prints: `points 0.5 comment`; the first number is the share. What follows may quote the output. */
function pointsOf(text: string): number {
  const share = Number(number.exec(text.slice(Math.max(0, text.search(/\bpoints\s/))))?.[0] ?? Number.NaN);
  if (share >= 0 && share <= 1) return share;
  throw new Fault(`the checker gave points, and no number from 0 to 1: ${text.slice(0, 200)}`);
}

export async function runChecker(
  sandbox: Sandbox,
  checker: CheckerProgram,
  output: string,
  test: StdinTest,
): Promise<TestResult> {
  const run = await runOn(sandbox, checker, output, test);
  const said = (run.stderr.trim() || run.stdout.trim()).split('\n')[0] ?? '';
  const failure = run.ending === 'exited' ? `status ${run.exitCode}` : run.ending.replace('_', ' ');
  if (run.exitCode === right) return accepted;
  if (run.exitCode === wrong)
    return { outcome: 'wrong_answer', reason: `wrong answer: ${said}`.slice(0, 300) };
  if (run.exitCode === presentation)
    return { outcome: 'wrong_answer', reason: `badly presented: ${said}`.slice(0, 300) };
  if (run.exitCode === points) {
    const share = pointsOf(`${run.stderr} ${run.stdout}`);
    if (share >= 1) return accepted;
    return { outcome: 'wrong_answer', reason: `${share} of the points`, points: share };
  }
  if (breaks(run) && !breaks(await runOn(sandbox, checker, test.stdout, test)))
    return { outcome: 'wrong_answer', reason: `an output that the checker cannot read (${failure})` };
  throw new Fault(`the checker failed (${failure}): ${(run.detail || said).slice(0, 300)}`);
}

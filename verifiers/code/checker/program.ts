/**
 * A checker program, called as testlib's are: `checker input.txt output.txt answer.txt`, the three files in its directory. Its
 * exit status is the verdict (testlib.h, `TResult`): 0 right, 1 wrong, 2 badly presented, 3 its own failure, 7 points.
 */
import type { Sandbox } from '#sandboxes/sandbox.js';
import type { CodeGroundTruth } from '../ground-truth.js';
import { sourceFile } from '../source-file.js';
import type { StdinTest } from '../test-form.js';
import { accepted, Fault, type TestResult } from '../test-result.js';

type CheckerProgram = Exclude<NonNullable<CodeGroundTruth['checker']>, string>;

const [right, wrong, presentation, points] = [0, 1, 2, 7];
const limits = { timeMs: 30_000, memoryBytes: 536870912, outputBytes: 65536 };
const names = ['input.txt', 'output.txt', 'answer.txt'] as const;

/** What testlib's `quitp` prints: `points 0.5 comment`; the first number is the share, from 0 to 1. */
function pointsOf(text: string): number {
  const found = /(?:^|\s)([01](?:\.\d+)?|\.\d+)(?:\s|$)/.exec(text)?.[1];
  if (found === undefined) throw new Fault(`the checker gave points without a number: ${text.slice(0, 200)}`);
  return Math.min(1, Number(found));
}

export async function runChecker(
  sandbox: Sandbox,
  { language, source }: CheckerProgram,
  output: string,
  { stdin, stdout }: StdinTest,
): Promise<TestResult> {
  const entry = sourceFile(language, source);
  const [input, given, answer] = names;
  const files = { [entry]: source, [input]: stdin, [given]: output, [answer]: stdout };
  const run = await sandbox.run({ language, files, entry, arguments: names, stdin: '' }, limits);
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
  throw new Fault(`the checker failed (${failure}): ${(run.detail || said).slice(0, 300)}`);
}

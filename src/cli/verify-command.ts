import { Command } from 'commander';
import { exitCode } from '../failure.js';
import { badRows } from './bad-rows.js';
import { jobsOption, jsonOption, positiveInteger, sandboxOption, strictOption } from './options.js';
import { openProgress } from './progress.js';
import { type RewardFlags, rewardsOf, withRewards } from './reward-options.js';
import { tellTerminalInput } from './terminal-input.js';
import { writeOut } from './write-out.js';

interface VerifyFlags extends RewardFlags {
  readonly jobs: number;
  readonly sandbox: string;
  readonly only?: true;
  readonly explain?: true;
  readonly gold?: string;
  readonly answer?: string;
  readonly strict?: true;
  readonly json?: true;
  readonly maxRowMb: number;
}

export function verifyCommand(): Command {
  return withRewards(new Command('verify'))
    .description('judge completions against their ground truth; stdin when no file is named')
    .argument('[files...]', 'JSON Lines files, .gz and .zst too, or globs; - is stdin')
    .addOption(jobsOption())
    .addOption(sandboxOption())
    .option('--only', 'write only id, reward and verdict')
    .option('--explain', 'tell on stderr how each answer was read and why it is (not) right')
    .option('--gold <text>', 'judge one pair from the command line: the ground truth')
    .option('--answer <text>', 'and the completion')
    .addOption(strictOption())
    .addOption(jsonOption())
    .option('--max-row-mb <n>', 'the longest row read, in megabytes', positiveInteger, 16)
    .addHelpText(
      'after',
      `
Each row holds a completion and a ground truth; the same rows come out in the same order, with reward and verdict:
  $ echo '{"completion":"so \\\\boxed{0.5}","ground_truth":"\\\\frac12"}' | rlvr verify
  $ rlvr verify rollouts.jsonl --only > verdicts.jsonl
  $ rlvr verify rollouts.jsonl --rewards correct,format:0.2,length:0.5 --group-by id
  $ rlvr verify --gold '\\frac12' --answer '0.5' --explain
Rewards: correct, tests, format, language, length, overlong, repetition; a row may carry its own in reward_functions.
A row that cannot be read gets the reward null and is told on stderr by file and line.`,
    )
    .action(runVerify);
}

async function runVerify(files: string[], flags: VerifyFlags, command: Command): Promise<void> {
  if (
    (flags.gold === undefined) !== (flags.answer === undefined) ||
    (flags.gold !== undefined && files.length > 0)
  ) {
    command.error('error: --gold and --answer go together, and without files', { exitCode: exitCode.usage });
  }
  if (flags.gold?.trim() === '')
    command.error('error: --gold is empty: there is nothing to judge against', { exitCode: exitCode.usage });
  if (flags.gold === undefined) tellTerminalInput(files);
  const { verifyFiles } = await import('../verify/verify-files.js');
  const { renderSummary } = await import('../verify/summary.js');
  // Verdicts on the same terminal would be torn apart by a line that is drawn over and over.
  const progress = process.stdout.isTTY ? undefined : openProgress();
  const say = (text: string) => {
    progress?.clear();
    process.stderr.write(text);
  };
  const bad = badRows((line) => say(`rlvr: ${line}\n`));
  const summary = await verifyFiles(files, {
    jobs: flags.jobs,
    sandbox: flags.sandbox,
    only: flags.only ?? false,
    rewards: await rewardsOf(flags),
    groupBy: flags.groupBy,
    maxRowBytes: flags.maxRowMb * 2 ** 20,
    write: writeOut,
    warn: bad.tell,
    explain: flags.explain && ((text) => say(`${text}\n\n`)),
    progress: (rows) => progress?.update('verify', rows),
    rows: flags.gold === undefined ? undefined : onePair(flags.gold, flags.answer ?? ''),
  });
  bad.end('each has the reason in its verdict');
  say(`${flags.json ? JSON.stringify(summary) : renderSummary(summary)}\n`);
  if (flags.strict && summary.bad_rows > 0) process.exitCode = exitCode.no;
  if (summary.sandbox_missing) process.exitCode = exitCode.missing;
}

async function* onePair(gold: string, answer: string) {
  yield [{ place: 'the command line', row: { completion: answer, ground_truth: gold } }];
}

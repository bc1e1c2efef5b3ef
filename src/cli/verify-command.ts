import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { exitCode, Failure } from '../failure.js';
import type { RewardList } from '../rewards/index.js';
import { badRows } from './bad-rows.js';
import { jobsOption, jsonOption, positiveInteger, strictOption } from './options.js';
import { openProgress } from './progress.js';
import { tellTerminalInput } from './terminal-input.js';
import { writeOut } from './write-out.js';

interface VerifyFlags {
  readonly jobs: number;
  readonly sandbox: string;
  readonly only?: true;
  readonly explain?: true;
  readonly gold?: string;
  readonly answer?: string;
  readonly strict?: true;
  readonly json?: true;
  readonly maxRowMb: number;
  readonly rewards?: string;
  readonly rewardsFile?: string;
  readonly groupBy?: string;
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description('judge completions against their ground truth; stdin when no file is named')
    .argument('[files...]', 'JSON Lines files, .gz and .zst too, or globs; - is stdin')
    .addOption(jobsOption())
    .option('--sandbox <name>', 'where programs run: auto, bubblewrap, wasm', 'auto')
    .option('--only', 'write only id, reward and verdict')
    .option('--explain', 'tell on stderr how each answer was read and why it is (not) right')
    .option('--gold <text>', 'judge one pair from the command line: the ground truth')
    .option('--answer <text>', 'and the completion')
    .option('--rewards <list>', 'what makes the reward: correct,format:0.2,length:0.5 (docs/rewards.md)')
    .option('--rewards-file <file>', 'the same as a YAML or JSON list with settings')
    .option('--group-by <field>', "rows in a run that share this field are one problem's completions")
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

/** @throws Failure for a mistake in the list */
async function rewardsOf({ rewards, rewardsFile: file }: VerifyFlags): Promise<RewardList | undefined> {
  if (rewards === undefined && file === undefined) return undefined;
  const { parseRewards, parseRewardsFile } = await import('../rewards/index.js');
  if (rewards !== undefined && file !== undefined) {
    throw new Failure(exitCode.usage, {
      message: 'there are both --rewards and --rewards-file',
      remedy: 'leave one of them',
    });
  }
  if (rewards !== undefined) return parseRewards(rewards);
  const text = await readFile(file as string, 'utf8').catch((cause) => {
    throw new Failure(exitCode.usage, {
      message: `cannot be read: ${cause.message}`,
      remedy: 'name a YAML or JSON file that lists rewards; docs/rewards.md shows one',
      place: { file: file as string },
      cause,
    });
  });
  return parseRewardsFile(text, file as string);
}

async function* onePair(gold: string, answer: string) {
  yield [{ place: 'the command line', row: { completion: answer, ground_truth: gold } }];
}

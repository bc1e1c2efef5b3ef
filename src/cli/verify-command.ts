import { Command } from 'commander';
import { exitCode } from '../failure.js';
import { jobsOption, jsonOption, strictOption } from './options.js';

interface VerifyFlags {
  readonly jobs: number;
  readonly sandbox: string;
  readonly only?: true;
  readonly strict?: true;
  readonly json?: true;
  readonly maxRowMb: number;
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description('judge completions against their ground truth; stdin when no file is named')
    .argument('[files...]', 'JSON Lines files, .gz and .zst too, or globs; - is stdin')
    .addOption(jobsOption())
    .option('--sandbox <name>', 'where programs run: auto, bubblewrap, wasm', 'auto')
    .option('--only', 'write only id, reward and verdict')
    .addOption(strictOption())
    .addOption(jsonOption())
    .option('--max-row-mb <n>', 'the longest row read, in megabytes', Number, 16)
    .addHelpText(
      'after',
      `
Each row holds a completion and a ground truth; the same rows come out in the same order, with reward and verdict:
  $ echo '{"completion":"so \\\\boxed{0.5}","ground_truth":"\\\\frac12"}' | rlvr verify
  $ rlvr verify rollouts.jsonl --only > verdicts.jsonl
A row that cannot be read gets the reward null and is told on stderr by file and line.`,
    )
    .action(async (files: string[], flags: VerifyFlags) => {
      const { verifyFiles } = await import('../verify/verify-files.js');
      const summary = await verifyFiles(files, {
        jobs: flags.jobs,
        sandbox: flags.sandbox,
        only: flags.only ?? false,
        maxRowBytes: flags.maxRowMb * 2 ** 20,
        write: (chunk) => writeOut(chunk),
        warn: (line) => void process.stderr.write(`rlvr: ${line}\n`),
      });
      const { renderSummary } = await import('../verify/summary.js');
      process.stderr.write(`${flags.json ? JSON.stringify(summary) : renderSummary(summary)}\n`);
      if (flags.strict && summary.bad_rows > 0) process.exitCode = exitCode.no;
      if (summary.sandbox_missing) process.exitCode = exitCode.missing;
    });
}

/** Resolves when the reader can take more, so that a slow reader slows the judge and memory stays flat. */
function writeOut(chunk: string): Promise<void> | undefined {
  if (process.stdout.write(chunk)) return undefined;
  return new Promise((resolve) => process.stdout.once('drain', resolve));
}

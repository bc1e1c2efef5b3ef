import { Command, Option } from 'commander';
import type { MergeOptions, MergeSummary } from '../difficulty/index.js';
import { exitCode } from '../failure.js';
import { counted } from '../grouped.js';
import { badRows } from './bad-rows.js';
import { jsonOption, strictOption } from './options.js';
import { openProgress } from './progress.js';
import { writeOut } from './write-out.js';

interface DifficultyFlags {
  readonly fit: MergeOptions['fit'];
  readonly model: string;
  readonly own?: string;
  readonly strict?: true;
  readonly json?: true;
}

export function difficultyCommand(): Command {
  return new Command('difficulty')
    .description('pass rates of several models side by side, and a difficulty by item response theory')
    .argument('<files...>', 'our own rows with judged completions or pass rates; rows of one id add up')
    .addOption(
      new Option('--fit <model>', 'how difficulty and discrimination are fitted over models and problems')
        .choices(['2pl', 'rasch', 'none'])
        .default('2pl'),
    )
    .option('--model <name>', 'the model of completions whose row does not name one', 'model')
    .option('--own <name>', "whose pass rate is the problem's own; all models together if absent")
    .addOption(strictOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Each problem comes out once, with difficulty.{pass_rate, samples, interval, estimate, models, item}:
  $ rlvr difficulty small-model.jsonl large-model.jsonl > problems.jsonl
  $ rlvr difficulty rollouts/*.jsonl --own qwen-7b --fit rasch > problems.jsonl
A row says whose completions it holds in rollout.model. docs/difficulty.md has the formulas.`,
    )
    .action(runDifficulty);
}

async function runDifficulty(files: string[], flags: DifficultyFlags): Promise<void> {
  const { mergeDifficulty } = await import('../difficulty/index.js');
  const progress = process.stdout.isTTY ? undefined : openProgress();
  const say = (line: string) => {
    progress?.clear();
    process.stderr.write(`rlvr: ${line}\n`);
  };
  const bad = badRows(say);
  const summary = await mergeDifficulty(files, {
    ...flags,
    write: writeOut,
    badRow: bad.tell,
    progress: (what, rows) => progress?.update(what, rows),
  });
  progress?.clear();
  bad.end('they are left out');
  process.stderr.write(`${flags.json ? JSON.stringify(summary) : rendered(summary)}\n`);
  if (flags.strict && summary.bad_rows > 0) process.exitCode = exitCode.no;
}

function rendered({ problems, samples, models, rounds }: MergeSummary): string {
  const head = `${counted(problems, 'problem')}, ${counted(samples, 'completion')}${rounds === undefined ? '' : `, fitted in ${counted(rounds, 'round')}`}`;
  const lines = Object.entries(models).map(([name, model]) => {
    const ability =
      model.ability === undefined ? '' : `  ability ${model.ability.toFixed(2)} ± ${model.se?.toFixed(2)}`;
    return `  ${name}: ${counted(model.problems, 'problem')}, pass rate ${model.pass_rate.toFixed(4)}${ability}`;
  });
  return [head, ...lines].join('\n');
}

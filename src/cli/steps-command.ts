import { Command, Option } from 'commander';
import { exitCode, Failure } from '../failure.js';
import { counted, grouped } from '../grouped.js';
import type { StepOptions, StepSummary } from '../rollout/index.js';
import { badRows } from './bad-rows.js';
import { positiveInteger } from './options.js';
import {
  openTold,
  type SamplingFlags,
  samplingOptions,
  serverFlags,
  withSampling,
} from './sampling-options.js';

interface StepFlags extends SamplingFlags {
  readonly samples: number;
  readonly split: StepOptions['split'];
  readonly to: StepOptions['to'];
  readonly perProblem: number;
}

export function stepsCommand(): Command {
  const command = new Command('steps')
    .description(
      'label each step of the completions that problems bring by completing from it (Math-Shepherd)',
    )
    .argument('[files...]', 'problems with completions, as rlvr rollout writes them; - is stdin')
    .option('-n, --samples <n>', 'completions from the end of each step', positiveInteger, 8)
    .addOption(
      new Option('--split <where>', 'steps end at blank lines, at every line, or before "Step 2:"')
        .choices(['paragraphs', 'lines', 'marks'])
        .default('paragraphs'),
    )
    .addOption(
      new Option('--to <shape>', 'the rows that are written')
        .choices(['rlvr', 'trl', 'prm800k', 'math-shepherd'])
        .default('rlvr'),
    )
    .option(
      '--per-problem <n>',
      'label the steps of so many completions of each problem',
      positiveInteger,
      4,
    );
  return withSampling(command)
    .addHelpText(
      'after',
      `
  $ rlvr steps rolled.jsonl --url http://10.0.0.7:8000 -n 8 -o steps.jsonl
  $ rlvr steps rolled.jsonl --url http://10.0.0.7:8000 --to trl --per-problem 2 -o prm.jsonl
A step is good (hard label) when any completion from it is correct; its soft label is the share that is. With openai-chat the server must go
on from a beginning (continue_final_message: vLLM, SGLang); with openai-completions every server does. Resumes as rlvr rollout does.`,
    )
    .action(runSteps);
}

async function runSteps(files: string[], flags: StepFlags): Promise<void> {
  const { parseSampling, stepFiles } = await import('../rollout/index.js');
  if (flags.url === undefined && flags.server === undefined)
    throw new Failure(exitCode.usage, {
      message: 'there is nobody to ask: --url is not given',
      remedy: 'name an OpenAI-compatible server, as in --url http://127.0.0.1:8000',
    });
  const sampling = parseSampling(flags.server, serverFlags(flags));
  const told = openTold();
  const bad = badRows(told.say);
  const summary = await stepFiles(files, {
    ...samplingOptions(flags, sampling, told, 'steps'),
    warn: bad.tell,
    n: flags.samples,
    split: flags.split,
    to: flags.to,
    perProblem: flags.perProblem,
  });
  bad.end('they are left out');
  told.progress?.clear();
  process.stderr.write(`${flags.json ? JSON.stringify(summary) : renderSteps(summary)}\n`);
  if (flags.strict && summary.bad_rows + summary.unknown > 0) process.exitCode = exitCode.no;
  if (summary.sandbox_missing) process.exitCode = exitCode.missing;
}

function renderSteps(summary: StepSummary): string {
  const { problems, completions, steps, good, unknown, without, bad_rows } = summary;
  return [
    counted(problems, 'problem'),
    `${counted(completions, 'completion')} with ${counted(steps, 'step')}`,
    `${grouped(good)} good, ${grouped(steps - good - unknown)} bad`,
    ...(unknown > 0 ? [`${grouped(unknown)} without a label: run the same command to ask again`] : []),
    ...(without > 0
      ? [`${counted(without, 'problem')} without completions (rlvr rollout samples them)`]
      : []),
    ...(bad_rows > 0 ? [counted(bad_rows, 'bad row')] : []),
    `${counted(summary.asked, 'completion')} asked for`,
    ...(summary.found > 0 ? [`${grouped(summary.found)} in the journal already`] : []),
    `${summary.seconds.toFixed(1)} s`,
  ].join(' · ');
}

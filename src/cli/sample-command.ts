import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { exitCode, Failure } from '../failure.js';
import { counted } from '../grouped.js';
import type { Emit, SampleOptions, SettingTexts } from '../sampling/index.js';
import { badRows } from './bad-rows.js';
import { jsonOption, positiveInteger, strictOption } from './options.js';
import { openProgress } from './progress.js';
import { writeOut } from './write-out.js';

interface SampleFlags extends SettingTexts {
  readonly settings?: string;
  readonly batches?: number;
  readonly emit: Emit;
  readonly out?: string;
  readonly state?: string;
  readonly change?: true;
  readonly feedback?: string;
  readonly ahead?: number;
  readonly correctFrom: number;
  readonly model?: string;
  readonly strict?: true;
  readonly json?: true;
}

const gather = (text: string, before: string[] = []) => [...before, text];

/** How problems are drawn. */
function withLaws(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--strategy <name>',
        'how often a problem is drawn, by its success rate s: alike, ∝ 1 − s, ∝ s(1 − s)',
      ).choices(['uniform', 'prioritized', 'learnable']),
    )
    .option('--exponent <x>', 'sharpens the strategy (above 1) or blunts it (below)')
    .option('--batch <n>', 'problems per batch (64)')
    .option(
      '--batches <n>',
      'end after so many batches, those of earlier runs counted; endless if absent',
      positiveInteger,
    )
    .option('--seed <n>', 'every draw follows from it (0)')
    .option(
      '--distinct <within>',
      'no problem twice within an epoch, a batch, or none (uniform: epoch, else batch)',
    )
    .option(
      '--mix <shares>',
      'shares of tiers, from a step on: easy=0.2,medium=0.5 or 1000:hard=0.6; may be repeated',
      gather,
    )
    .option('--transition <how>', 'from one mix to the next: staged, linear (staged)')
    .option(
      '--sources <shares>',
      'shares of sources: gsm8k=0.3,math=0.5; what is left goes to the others',
      gather,
    )
    .option('--domains <shares>', 'shares of domains: code=0.25', gather)
    .option(
      '--curriculum <pace:steps>',
      'open the dataset from easy to hard: linear:2000, root:2000, success:500',
    )
    .option('--replay <share>', 'the share of draws that go to mastered problems (0.05)')
    .option('--half-life <n>', 'samples after which an observation weighs half (16)');
}

export function sampleCommand(): Command {
  return withLaws(new Command('sample'))
    .description('draw batches of problems for a trainer, by what the model has solved so far')
    .argument('<dataset...>', 'a run folder of build-dataset, or files of problems')
    .option('--settings <file>', 'these and all other settings as YAML; flags come first')
    .option('--emit <what>', 'what a line holds: problems, ids, indices', emitName, 'problems')
    .option('-o, --out <file>', 'write the batches to a file, not to stdout')
    .option('--state <file>', 'remember here; a run that was ended or killed goes on from it')
    .option('--change', 'go on with a state that was made with other settings')
    .option('--feedback <file>', 'lines on how problems went: a file that grows, a FIFO, or - for stdin')
    .option(
      '--ahead <n>',
      'batches beyond the last one answered; 0: no bound (stdin, FIFO: 2; file: 0)',
      wholeNumber,
    )
    .option(
      '--correct-from <reward>',
      'the reward from which a completion without a verdict is correct',
      aNumber,
      1,
    )
    .option('--model <name>', 'whose pass rates these are, where several models stand side by side')
    .addOption(strictOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
One line of JSON per batch: {"step":0,"problems":[…]}. Feedback is a line per problem, or the rows of rlvr verify:
{"id":"gsm8k:1","rewards":[1,0,1,null]} or {"id":"gsm8k:1","pass_rate":0.5,"samples":8}; {"step":3} ends a step.
  $ rlvr sample out/demo --batch 32 --batches 100 > batches.jsonl
  $ rlvr sample out/demo --strategy learnable --state sampler.state --feedback feedback.jsonl --out batches.jsonl
  $ rlvr sample out/demo --mix easy=0.6,medium=0.4 --mix 1000:medium=0.5,hard=0.5 --transition linear
  $ mkfifo back && rlvr sample out/demo --curriculum success:500 --feedback back --ahead 1 | python train.py
docs/sampling.md says which strategy to take when.`,
    )
    .action(runSample);
}

async function runSample(paths: string[], flags: SampleFlags): Promise<void> {
  const { readSettings, sampleDataset } = await import('../sampling/index.js');
  const progress = process.stdout.isTTY && flags.out === undefined ? undefined : openProgress();
  const say = (line: string) => {
    progress?.clear();
    process.stderr.write(`rlvr: ${line}\n`);
  };
  const bad = badRows(say);
  const settings = readSettings(flags, await settingsFile(flags.settings));
  const options: SampleOptions = {
    ...flags,
    settings,
    change: flags.change ?? false,
    write: writeOut,
    badRow: bad.tell,
    warn: bad.tell,
    told: say,
    progress: (what, count) => progress?.update(what, count),
  };
  const summary = await sampleDataset(paths, options);
  progress?.clear();
  bad.end('name fewer files, or look at what is fed back');
  const { batches, problems, feedback, samples, mastered, parked, step } = summary;
  const told = [
    `${counted(batches, 'batch')}, ${counted(problems, 'problem')}, next step ${step}`,
    `${counted(feedback, 'line')} of feedback on ${counted(samples, 'completion')}`,
    `${counted(mastered, 'problem')} mastered, ${parked} parked`,
  ];
  process.stderr.write(`${flags.json ? JSON.stringify(summary) : told.join(' · ')}\n`);
  if (flags.strict && summary.bad_rows + summary.bad_feedback > 0) process.exitCode = exitCode.no;
}

export async function settingsFile(
  name: string | undefined,
): Promise<{ text: string; name: string } | undefined> {
  if (name === undefined) return undefined;
  const text = await readFile(name, 'utf8').catch((cause) => {
    throw new Failure(exitCode.usage, {
      message: `cannot be read: ${cause.message}`,
      remedy: 'name a YAML file of settings; docs/sampling.md shows one',
      place: { file: name },
      cause,
    });
  });
  return { text, name };
}

function emitName(text: string): Emit {
  if (text === 'problems' || text === 'ids' || text === 'indices') return text;
  throw new InvalidArgumentError('give problems, ids or indices');
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < 0)
    throw new InvalidArgumentError('give a whole number from 0');
  return value;
}

export function aNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('give a number');
  return value;
}

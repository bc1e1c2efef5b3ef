import { Command, InvalidArgumentError, Option } from 'commander';
import { exitCode, Failure } from '../failure.js';
import { badRows } from './bad-rows.js';
import { positiveInteger } from './options.js';
import {
  number,
  openTold,
  type SamplingFlags,
  samplingOptions,
  serverFlags,
  withSampling,
} from './sampling-options.js';

interface RolloutFlags extends SamplingFlags {
  readonly samples?: number;
  readonly stopEarly?: true;
  readonly wave: number;
  readonly confidence: number;
  readonly margin: number;
  readonly bands: readonly [easy: number, medium: number];
  readonly import?: string[];
  readonly guess?: number | true;
}

/** Kimi k1.5 (2025) calls a problem easy to hack that is guessed within 8 attempts. */
const guesses = 8;
const guessing =
  'Do not reason and do not explain. Reply at once with nothing but your best guess of the final answer, within \\boxed{}.';
const guessTokens = 64;

export function rolloutCommand(): Command {
  const command = new Command('rollout')
    .description(
      'sample completions for each problem from a model server, judge them, write rollout, pass rate and tier',
    )
    .argument('[files...]', 'problems in any format that ingest reads; - is stdin')
    .option('-n, --samples <n>', 'completions for each problem (8)', positiveInteger)
    .option('--stop-early', "end a problem's sampling when its tier is certain")
    .option('--wave <n>', 'completions between two looks, with --stop-early or --guess', positiveInteger, 4)
    .option('--confidence <p>', "of the pass rate's interval that must lie in one band", share, 0.95)
    .option(
      '--margin <p>',
      'how near to 1 or 0 the interval must be when all are right or all wrong',
      share,
      0.1,
    )
    .addOption(
      new Option('--bands <easy,medium>', 'the lowest pass rates of these tiers')
        .argParser(bands)
        .default([0.75, 0.35], '0.75,0.35'),
    )
    .option('--import <files...>', 'completions made elsewhere: they count among the n; no --url: only these')
    .option('--guess [n]', `ask for so many guesses without reasoning instead (${guesses})`, positiveInteger);
  return withSampling(command)
    .addHelpText(
      'after',
      `
  $ rlvr rollout train.jsonl --url http://10.0.0.7:8000 -n 16 --suffix 'Put your final answer in \\boxed{}.' -o rolled.jsonl
  $ rlvr rollout train.jsonl --url http://a:8000 http://b:8000 -n 64 --stop-early -o rolled.jsonl
  $ rlvr rollout train.jsonl --import verl-dump/*.jsonl -o rolled.jsonl
  $ rlvr rollout train.jsonl --url http://10.0.0.7:8000 --guess -o guessed.jsonl
Killed at any moment, the same command goes on where it was: rolled.jsonl.journal holds every completion that came, and none is asked for
twice. Completions that no server gave, or that could not be judged, count for nothing (docs/rollouts.md).`,
    )
    .action(runRollout);
}

async function runRollout(files: string[], flags: RolloutFlags): Promise<void> {
  const { parseSampling, renderSummary, rolloutFiles } = await import('../rollout/index.js');
  const { zOf } = await import('../difficulty/normal-quantile.js');
  const guess = flags.guess !== undefined;
  const asks = flags.url !== undefined || flags.server !== undefined;
  if (!asks && flags.import === undefined) throw nobodyToAsk();
  const sampling = asks
    ? parseSampling(flags.server, {
        ...(guess ? { max_tokens: guessTokens } : {}),
        ...defined(serverFlags(flags)),
      })
    : undefined;
  const told = openTold();
  const bad = badRows(told.say);
  const options = samplingOptions(flags, sampling, told, 'rollout');
  const [easy, medium] = flags.bands;
  const summary = await rolloutFiles(files, {
    ...options,
    template: guess ? { ...options.template, system: flags.system ?? guessing } : options.template,
    warn: bad.tell,
    n: guess ? countOf(flags.guess) : (flags.samples ?? (asks ? 8 : Number.MAX_SAFE_INTEGER)),
    wave: flags.wave,
    stopEarly: flags.stopEarly ?? false,
    certainty: { easy, medium, z: zOf(flags.confidence), margin: flags.margin },
    imports: flags.import ?? [],
    guess,
  });
  bad.end('they are left out, or passed on as they were');
  told.progress?.clear();
  process.stderr.write(`${flags.json ? JSON.stringify(summary) : renderSummary(summary)}\n`);
  const faults = summary.bad_rows + summary.missing + summary.unjudged;
  if (flags.strict && faults > 0) process.exitCode = exitCode.no;
  if (summary.sandbox_missing) process.exitCode = exitCode.missing;
}

function countOf(guess: number | true | undefined): number {
  return typeof guess === 'number' ? guess : guesses;
}

function nobodyToAsk(): Failure {
  return new Failure(exitCode.usage, {
    message: 'there is nobody to ask: neither --url nor --import is given',
    remedy:
      'name an OpenAI-compatible server, as in --url http://127.0.0.1:8000, or files of completions with --import',
  });
}

function share(text: string): number {
  const value = number(text);
  if (value <= 0 || value >= 1) throw new InvalidArgumentError('give a number between 0 and 1');
  return value;
}

function bands(text: string): readonly [number, number] {
  const [easy, medium, ...more] = text.split(',').map(share);
  if (easy === undefined || medium === undefined || more.length > 0 || medium >= easy)
    throw new InvalidArgumentError('give two numbers, the higher one first, such as 0.75,0.35');
  return [easy, medium];
}

function defined(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

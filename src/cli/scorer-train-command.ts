import { rename, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { exitCode, Failure } from '../failure.js';
import { refuseToReplace } from '../refuse-to-replace.js';
import { badRows } from './bad-rows.js';
import { jobsOption, jsonOption, positiveInteger, seedNumber } from './options.js';
import { openProgress } from './progress.js';
import { printEvaluations } from './scorer-eval-command.js';
import { labelOptions } from './scorer-labels-command.js';
import { say, scorerContext, tellOf } from './scorer-lines.js';

interface TrainFlags {
  readonly out: string;
  readonly name: string;
  readonly positive: string[];
  readonly negative: string[];
  readonly encoder?: string;
  readonly seed: number;
  readonly epochs: number;
  readonly jobs: number;
  readonly json?: true;
}

export function scorerTrainCommand(): Command {
  return new Command('train')
    .description('fit the n-gram model, or heads on an encoder, from labelled rows')
    .argument('[labelled...]', 'rows of `rlvr scorer labels`, or your own; - is stdin')
    .requiredOption('-o, --out <file>', 'the model to write')
    .option('--name <name>', 'goes into `quality.scorer` of every row that it rates', 'custom-1')
    .option('--positive <files...>', 'files of good problems, in place of labelled rows', [])
    .option('--negative <files...>', 'files of bad ones', [])
    .option(
      '--encoder <settings>',
      'fit heads on the embeddings of this scorer, as {backend: onnx, model: …}',
    )
    .option('--epochs <n>', 'passes over the rows (n-gram model)', positiveInteger, 6)
    .option('--seed <n>', 'the order of the rows follows from it', seedNumber, 1)
    .addOption(jobsOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
  $ rlvr scorer train labelled.jsonl --out mine.bin --name mine-1
  $ rlvr scorer train --positive good.jsonl --negative bad.jsonl --out mine.bin
  $ rlvr score problems.jsonl --model mine.bin
The figures of the held-out rows are printed at the end; \`rlvr scorer eval\` prints them again.`,
    )
    .action(runTrain);
}

async function runTrain(files: string[], flags: TrainFlags): Promise<void> {
  refuseToReplace(flags.out, [...files, ...flags.positive, ...flags.negative]);
  const rows = await rowsToLearn(files, flags);
  const { openScorer } = await import('../scorers/registry.js');
  const { parseScorer } = await import('../scorers/parse-scorer.js');
  const progress = openProgress();
  const options = { name: flags.name, seed: flags.seed, epochs: flags.epochs, progress: progress.update };
  const context = scorerContext(flags.jobs);
  const started = Date.now();
  if (flags.encoder === undefined) {
    const { trainNgram } = await import('../training/train-ngram.js');
    await writeWhole(
      flags.out,
      orUsage(() => trainNgram(rows, options)),
    );
  } else {
    const { trainHeads } = await import('../training/train-heads.js');
    const encoder = await openScorer(parseScorer(flags.encoder), context);
    const heads = await trainHeads(rows, encoder, options).finally(() => encoder.close());
    await writeWhole(flags.out, `${JSON.stringify(heads)}\n`);
  }
  progress.clear();
  say(
    `${flags.out}: trained on ${rows.length.toLocaleString('en')} rows in ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
  const measured =
    flags.encoder === undefined
      ? parseScorer('ngram', { model: flags.out })
      : parseScorer(flags.encoder, { heads: flags.out });
  await printEvaluations(rows, [measured], flags);
}

/** What cannot be learned from is the rows' fault. */
function orUsage<T>(train: () => T): T {
  try {
    return train();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new Failure(exitCode.usage, {
      message: cause.message,
      remedy: 'label more rows: {"text", "quality": 0 or 1, "difficulty": 0 to 1}; docs/scoring.md',
      cause,
    });
  }
}

async function rowsToLearn(files: string[], flags: TrainFlags) {
  const bad = badRows(say);
  const bySide = flags.positive.length + flags.negative.length > 0;
  if (bySide && (files.length > 0 || flags.positive.length === 0 || flags.negative.length === 0)) {
    throw new Failure(exitCode.usage, {
      message: 'labelled rows and files by side exclude each other',
      remedy: 'name labelled files, or both --positive and --negative',
    });
  }
  const { labelBySide } = await import('../training/label-files.js');
  const { readLabelled } = await import('../training/read-labelled.js');
  const rows = bySide
    ? await labelBySide(
        flags.positive,
        flags.negative,
        labelOptions({ ...flags, holdOut: [], corruptions: 1 }),
        tellOf(bad.tell),
      )
    : await readLabelled(files, bad.tell);
  bad.end('they were left out');
  return rows;
}

/** Written aside and renamed, so that no half-written model is ever taken for whole. */
async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  await writeFile(`${path}.partial`, content);
  await rename(`${path}.partial`, path);
}

import { resolve } from 'node:path';
import { Command } from 'commander';
import { exitCode } from '../failure.js';
import { counted } from '../grouped.js';
import { badRows } from './bad-rows.js';
import { tellNoRows } from './no-rows.js';
import { cacheOf, jobsOption, jsonOption, positiveInteger, shareRange, strictOption } from './options.js';
import { openProgress } from './progress.js';
import { writeOut } from './write-out.js';

interface ScoreFlags {
  readonly scorer: string;
  readonly model?: string;
  readonly device?: string;
  readonly url?: string[];
  readonly protocol?: string;
  readonly refine?: string;
  readonly between: [number, number];
  readonly only?: true;
  readonly embeddings?: true;
  readonly cache: string | boolean;
  readonly format?: string;
  readonly dataset?: string;
  readonly limit?: number;
  readonly jobs: number;
  readonly strict?: true;
  readonly json?: true;
}

export function scoreCommand(): Command {
  return new Command('score')
    .description(
      'rate problems by a scoring model: quality and predicted pass rate; stdin when no file is named',
    )
    .argument(
      '[files...]',
      'problems in any format that ingest reads; - is stdin (our own rows or another format, as JSON Lines)',
    )
    .option(
      '--scorer <name|settings|file>',
      'ngram, onnx, http; or settings as YAML, or a file of them',
      'ngram',
    )
    .option(
      '--model <path>',
      "the scorer's model: a file of `rlvr scorer train`, a folder or hub name for onnx, a name for http",
    )
    .option('--device <name>', 'onnx: auto, cuda, webgpu, cpu')
    .option('--url <url...>', 'http: one or more endpoints')
    .option('--protocol <name>', 'http: how the endpoints speak')
    .option('--refine <name|settings|file>', 'a second, dearer scorer where the first one is in doubt')
    .option('--between <from-to>', 'the qualities that are in doubt', shareRange, [0.2, 0.8])
    .option('--only', 'write only id, quality and difficulty')
    .option('--embeddings', 'write id, quality, difficulty and embedding')
    .option(
      '--cache <folder>',
      'where ratings of onnx and http are remembered (default: ~/.cache/rlvr/scores)',
    )
    .option('--no-cache', 'rate everything again')
    .option('--format <name>', 'the format of the rows; recognised from their fields if absent')
    .option('--dataset <name>', "the dataset's name in ids and provenance")
    .option('--limit <n>', 'take only the first rows of each file', positiveInteger)
    .addOption(jobsOption())
    .addOption(strictOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
  $ rlvr score out/demo/train.jsonl > rated.jsonl
  $ rlvr score gsm8k.jsonl.gz --only | jq -s 'sort_by(.quality.score)[:20]'
  $ rlvr score train.jsonl --scorer onnx --model ./fineweb-edu --device cpu
  $ rlvr score train.jsonl --scorer '{backend: ngram, model: mine.bin}'
Quality is the probability that a problem is sound; difficulty.predicted is a pass rate, 0 the hardest. A problem that could not be
rated comes out as it went in, is told on stderr, and counts as a fault, never as a low score.`,
    )
    .action(runScore);
}

async function runScore(files: string[], flags: ScoreFlags): Promise<void> {
  const { parseScorer } = await import('../scorers/parse-scorer.js');
  const { openScorer } = await import('../scorers/registry.js');
  const { rateFiles } = await import('../score/rate-files.js');
  const progress = process.stdout.isTTY ? undefined : openProgress();
  const say = (line: string) => {
    progress?.clear();
    process.stderr.write(`rlvr: ${line}\n`);
  };
  const { model, device, url: urls, protocol, format, dataset, limit } = flags;
  const settings = parseScorer(flags.scorer, { model, device, urls, protocol });
  const context = {
    jobs: flags.jobs,
    resolve: (path: string) => resolve(path),
    told: say,
    // Embeddings are not remembered, so whoever wants them asks the model itself.
    cache: flags.embeddings ? (false as const) : cacheOf(flags.cache),
  };
  const scorer = await openScorer(settings, context);
  const second =
    flags.refine === undefined ? undefined : await openScorer(parseScorer(flags.refine), context);
  const bad = badRows(say);
  try {
    const summary = await rateFiles(files, {
      scorer,
      refinement: second && { scorer: second, from: flags.between[0], to: flags.between[1] },
      source: defined({ format, dataset, limit }),
      only: flags.only ?? false,
      embeddings: flags.embeddings ?? false,
      write: writeOut,
      told: (file, name) => say(`${file}: read as ${name}`),
      warn: bad.tell,
      progress: (rows) => progress?.update('score', rows),
    });
    bad.end('bad rows are left out, problems that were not rated come out as they went in');
    progress?.clear();
    process.stderr.write(`${flags.json ? JSON.stringify(summary) : renderSummary(summary)}\n`);
    if (summary.rows === 0) tellNoRows({ files, bad: summary.bad_rows }, say);
    if (flags.strict && summary.bad_rows + summary.faults > 0) process.exitCode = exitCode.no;
  } finally {
    await scorer.close();
    await second?.close();
  }
}

/** Without the keys whose value is undefined. */
function defined<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function renderSummary(summary: import('../score/rate-files.js').RateSummary): string {
  const count = (value: number) => value.toLocaleString('en');
  return [
    counted(summary.rows, 'problem'),
    ...(summary.mean_quality === null ? [] : [`mean quality ${summary.mean_quality.toFixed(3)}`]),
    ...(summary.faults > 0 ? [`${count(summary.faults)} not rated`] : []),
    ...(summary.bad_rows > 0 ? [counted(summary.bad_rows, 'bad row')] : []),
    `${summary.scorer} on ${summary.device}`,
    `${summary.seconds.toFixed(2)} s`,
    `${counted(summary.rows_per_second, 'problem')}/s`,
  ].join(' · ');
}

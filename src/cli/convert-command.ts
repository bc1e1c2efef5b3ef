import { Command, Option } from 'commander';
import type { ParquetCompression } from '#datasets/index.js';
import { exitCode } from '../failure.js';
import { counted } from '../grouped.js';
import { badRows } from './bad-rows.js';
import { tellNoRows } from './no-rows.js';
import { jsonOption, positiveInteger, strictOption } from './options.js';

interface ConvertFlags {
  readonly to: string;
  readonly format?: string;
  readonly dataset?: string;
  readonly license?: string;
  readonly split?: string;
  readonly limit?: number;
  readonly system?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly keep?: number;
  readonly prefer?: 'shortest' | 'reward';
  readonly shardRows?: number;
  readonly compression?: ParquetCompression;
  readonly strict?: true;
  readonly json?: true;
}

export function convertCommand(): Command {
  return new Command('convert')
    .description("write files of problems in a trainer's shape, without a recipe")
    .argument('<paths...>', 'the files, folders or globs to read, and last the file to write')
    .requiredOption('--to <export>', 'rlvr, verl, trl, openrlhf, …: docs/exports.md')
    .option('--format <name>', 'the format of the rows; recognised from their fields if absent')
    .option('--dataset <name>', "the dataset's name in ids and provenance")
    .option('--license <spdx>', 'the licence of the source')
    .option('--split <part>', 'the part of the original dataset')
    .option('--shard-rows <n>', 'write files of at most so many rows, <out>-00000-of-0000N', positiveInteger)
    .addOption(
      new Option(
        '--compression <how>',
        'snappy and zstd (the default) are for Parquet, gzip is for both',
      ).choices(['none', 'gzip', 'snappy', 'zstd']),
    )
    .option('--limit <n>', 'take only the first rows of each file', positiveInteger)
    .option('--system <text>', 'a system prompt, in place of any')
    .option('--prefix <text>', 'text before the first user message')
    .option('--suffix <text>', 'text after the last user message, such as where to put the answer')
    .option(
      '--keep <n>',
      'for sft and dpo: the most completions, or pairs, of one problem (4)',
      positiveInteger,
    )
    .addOption(
      new Option('--prefer <which>', 'for sft and dpo: which completions come first').choices([
        'shortest',
        'reward',
      ]),
    )
    .addOption(strictOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
  $ rlvr convert out/demo/train.jsonl train.parquet --to verl --suffix 'Put the final answer in \\boxed{}.'
  $ rlvr verify rollouts.jsonl > judged.jsonl && rlvr convert judged.jsonl sft.jsonl --to sft --keep 2
  $ rlvr convert judged.jsonl pairs.jsonl --to dpo
Rows are written as they are read: only a recipe cleans, proves and splits them.`,
    )
    .action(runConvert);
}

async function runConvert(paths: string[], flags: ConvertFlags, command: Command): Promise<void> {
  const out = paths.at(-1);
  if (out === undefined || paths.length < 2) {
    command.error('error: name the files to read and last the file to write', { exitCode: exitCode.usage });
  }
  const say = (line: string) => void process.stderr.write(`rlvr: ${line}\n`);
  const { to, strict, json, system, prefix, suffix, keep, prefer, shardRows, ...given } = flags;
  const { compression = out.endsWith('.gz') ? 'gzip' : undefined, ...source } = given;
  const { convertFiles } = await import('../convert/convert-files.js');
  const { selectionSettings } = await import('#datasets/select-completions.js');
  const bad = badRows(say);
  const converted = await convertFiles(paths.slice(0, -1), {
    to,
    out,
    source,
    template: { system, prefix, suffix },
    shardRows,
    compression,
    selection: selectionSettings.parse({ keep, prefer }),
    told: (file, format) => say(`${file}: read as ${format}`),
    badRow: bad.tell,
  });
  bad.end('name fewer files, or build with a recipe, which keeps every bad row');
  const { rows, left_out: leftOut, bad_rows: unread } = converted;
  const why =
    to === 'sft' || to === 'dpo'
      ? 'none of their completions is taken'
      : `${to} cannot carry them, or they have no ground truth`;
  const where =
    converted.files.length > 1
      ? `${counted(converted.files.length, 'file')}, ${converted.files[0]} and on`
      : converted.files[0];
  const told = `${counted(rows, 'row')} written to ${where}${leftOut > 0 ? `, ${counted(leftOut, 'problem')} left out: ${why}` : ''}${unread > 0 ? `, ${counted(unread, 'bad row')}` : ''}`;
  process.stderr.write(`${json ? JSON.stringify(converted) : told}\n`);
  if (rows === 0 && leftOut === 0) tellNoRows({ files: paths.slice(0, -1), bad: unread }, say);
  if (strict && unread > 0) process.exitCode = exitCode.no;
}

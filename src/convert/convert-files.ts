/** Files of problems in one format into one file in a trainer's: no stage, no judgement, every row as it is. */
import { DatasetError } from '#datasets/dataset-error.js';
import {
  endingOf,
  exportNamed,
  openShards,
  type ParquetCompression,
  type PromptTemplate,
} from '#datasets/exports/index.js';
import { kindOfName } from '#datasets/files/index.js';
import { markedAnswer, truthOfMarked } from '#datasets/marked-answer.js';
import type { Export, Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { filesNamed, readFiles } from '#datasets/read-files.js';
import type { SelectionSettings } from '#datasets/select-completions.js';
import type { SourceFiles } from '#datasets/source-files.js';
import { renderBadRow } from '../place.js';
import { refuseToReplace } from '../refuse-to-replace.js';

export interface ConvertOptions {
  /** The export's name. */
  readonly to: string;
  /** Where to write. */
  readonly out: string;
  readonly source: Omit<SourceFiles, 'files'>;
  readonly template: PromptTemplate;
  /** Which completions are taken, for sft and dpo. */
  readonly selection?: SelectionSettings | undefined;
  /** The most rows of one file; all go to `out` if absent. */
  readonly shardRows?: number | undefined;
  /** How the file is packed; gzip where `out` ends so. */
  readonly compression?: ParquetCompression | undefined;
  readonly told: (file: string, format: string) => void;
  readonly badRow: (line: string) => void;
}

export interface Converted {
  readonly rows: number;
  /** Problems that the trainer's shape cannot carry, or that have no ground truth yet. */
  readonly left_out: number;
  readonly bad_rows: number;
  /** What was written. */
  readonly files: readonly string[];
}

/** @throws DatasetError for an unknown export or format, or a pattern that names no file. */
export async function convertFiles(patterns: readonly string[], options: ConvertOptions): Promise<Converted> {
  const shape = exportNamed(options.to);
  if (shape.file === 'jsonl' && (options.compression === 'snappy' || options.compression === 'zstd')) {
    throw new DatasetError(
      'usage',
      `${options.to} is written as JSON Lines`,
      'use --compression gzip, or none',
    );
  }
  refuseEnding(options.out, shape, options.compression);
  refuseToReplace(options.out, await filesNamed(patterns));
  const writer = await openShards(shape, options.out, {
    template: options.template,
    selection: options.selection,
    shardRows: options.shardRows,
    compression: options.compression,
  });
  let badRows = 0;
  try {
    for await (const batch of readFiles(patterns, options.source, options.told)) {
      for (const read of batch) {
        if ('problem' in read) {
          const written = writer.write(withTruth(read.problem));
          if (typeof written !== 'boolean') await written;
          continue;
        }
        badRows++;
        options.badRow(renderBadRow(read.place, read.field, read.message));
      }
    }
  } catch (error) {
    await writer.abort();
    throw error;
  }
  const { rows, leftOut, files } = await writer.close();
  return { rows, left_out: leftOut, bad_rows: badRows, files: files.map(({ path }) => path) };
}

/** Datasets such as GSM8K keep the answer inside the solution; it is taken where it is marked, and not checked. */
function withTruth(problem: Problem): Problem {
  const found =
    problem.ground_truth === undefined ? markedAnswer(problem.solution, promptText(problem)) : undefined;
  return found === undefined || found.others.length > 0
    ? problem
    : { ...problem, ground_truth: truthOfMarked(found) };
}

/** Rows under a name that promises another kind would be read wrongly by whoever goes by it. */
function refuseEnding(out: string, shape: Export, compression: ConvertOptions['compression']): void {
  const named = kindOfName(out);
  if (named === null) return;
  const ending = endingOf(shape, compression);
  const isRight = (name: ReturnType<typeof kindOfName>) =>
    name?.packing === named.packing &&
    (name.kind === named.kind || (name.kind === 'jsonl' && named.kind === 'json'));
  if (isRight(kindOfName(`rows.${ending}`))) return;
  throw new DatasetError(
    'usage',
    `${out}: rows for ${shape.name} are written as .${ending}, and the name says something else`,
    `name the file so that it ends in .${ending}`,
  );
}

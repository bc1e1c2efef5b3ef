/** Files of problems in one format into one file in a trainer's: no stage, no judgement, every row as it is. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatasetError } from '#datasets/dataset-error.js';
import {
  exportNamed,
  openShards,
  type ParquetCompression,
  type PromptTemplate,
} from '#datasets/exports/index.js';
import { markedAnswer } from '#datasets/marked-answer.js';
import type { Problem } from '#datasets/problem.js';
import { readFiles } from '#datasets/read-files.js';
import type { SelectionSettings } from '#datasets/select-completions.js';
import type { SourceFiles } from '#datasets/source-files.js';
import { renderBadRow } from '../place.js';

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
  refuseDevice(options.out);
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
  const found = problem.ground_truth === undefined ? markedAnswer(problem.solution) : undefined;
  return found === undefined || found.others.length > 0
    ? problem
    : { ...problem, ground_truth: { verifier: 'math', answer: found.text } };
}

/** The finished file takes the place of what stands there: of a device that would be the end. */
function refuseDevice(out: string): void {
  const stat = statSync(out, { throwIfNoEntry: false });
  const isOther = stat !== undefined && !stat.isFile();
  if (!isOther && !/^\/(?:dev|proc)\//.test(resolve(out))) return;
  throw new DatasetError(
    'usage',
    `${out} is no file that can be replaced`,
    'name a file; rows are written beside it and moved there once all are whole',
  );
}

import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Fingerprint } from '../fingerprint.js';
import type { Export, Judgeable, Problem, Row } from '../problem.js';
import { type SelectionSettings, selectionSettings } from '../select-completions.js';
import { openGzipFile } from './gzip-file.js';
import { openJsonFile, type RowFile } from './json-file.js';
import { openParquetFile } from './parquet-file.js';
import { asIs } from './stored-problem.js';
import { type PromptTemplate, withTemplate } from './template.js';
import type { ParquetCompression } from './write-parquet.js';

export interface ExportCounts {
  /** Rows written. */
  readonly rows: number;
  /** Problems that the shape cannot carry, that have no ground truth, or no completion to take. */
  readonly leftOut: number;
}

/** What was written to a file that is whole now. */
export interface ExportDone extends ExportCounts {
  /** Where it was asked for and no reading is needed. */
  readonly fingerprint?: Fingerprint | undefined;
}

export interface ExportWriter {
  /** Whether the shape could carry the problem. Await it when it is a promise: the disk is behind. */
  write(problem: Problem): boolean | Promise<boolean>;
  /** What was written up to now. */
  counts(): ExportCounts;
  /** Finishes the file and puts it in its place. */
  close(): Promise<ExportDone>;
  /** Leaves no trace; what stood at the path stays. */
  abort(): Promise<void>;
}

export interface ExportSettings {
  readonly template?: PromptTemplate;
  /** Which completions are taken, for a shape that has a row for each. */
  readonly selection?: SelectionSettings | undefined;
  /** Absent: zstd for Parquet, none for JSON Lines, which can be packed as gzip only. */
  readonly compression?: ParquetCompression | undefined;
  /** Whether the file's fingerprint is wanted; false if absent. */
  readonly fingerprint?: boolean;
  /** Rows that stand in files before this one. */
  readonly rowsBefore?: number;
}

/** The ending of a shape's files. */
export function endingOf(shape: Export, compression: ExportSettings['compression']): string {
  return shape.columns === undefined && compression === 'gzip' ? `${shape.file}.gz` : shape.file;
}

/** The rows of a problem in a shape. @param index the number of rows before */
export function rowsOf(
  shape: Export,
  problem: Judgeable,
  index: number,
  settings: ExportSettings = {},
): Row[] {
  if ('rows' in shape) return shape.rows(problem, settings.selection ?? selectionSettings.parse({}));
  const row = shape.row(problem, index);
  return row === undefined ? [] : [row];
}

/**
 * A writer of one file in a trainer's shape. The file is written aside and renamed when whole, so that no reader ever
 * sees half of it. The bytes depend on the problems and settings alone.
 */
export async function openExport(
  shape: Export,
  path: string,
  settings: ExportSettings = {},
): Promise<ExportWriter> {
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.partial`;
  const file = await openFile(shape, aside, settings);
  const { rowsBefore = 0 } = settings;
  let [rows, leftOut] = [0, 0];
  return {
    write(problem) {
      const made = isJudgeable(problem)
        ? rowsOf(shape, templated(problem, settings), rowsBefore + rows, settings)
        : [];
      if (made.length === 0) {
        leftOut++;
        return false;
      }
      rows += made.length;
      let full: Promise<void> | undefined;
      for (const row of made) full = file.write(row) ?? full;
      return full === undefined ? true : full.then(() => true);
    },
    counts: () => ({ rows, leftOut }),
    async close() {
      try {
        await file.close();
        await rename(aside, path);
        return { rows, leftOut, fingerprint: file.fingerprint?.() };
      } finally {
        await rm(aside, { force: true });
      }
    },
    async abort() {
      await file.abort();
      await rm(aside, { force: true });
    },
  };
}

function openFile(
  { columns }: Export,
  path: string,
  { compression, fingerprint = false }: ExportSettings,
): Promise<RowFile> {
  if (columns !== undefined) return openParquetFile(path, columns, compression);
  return compression === 'gzip' ? openGzipFile(path) : openJsonFile(path, { toDisk: true, fingerprint });
}

/** Writes all the problems to one file. */
export async function writeExport(
  shape: Export,
  problems: Iterable<Problem> | AsyncIterable<Problem>,
  path: string,
  settings: ExportSettings = {},
): Promise<ExportCounts> {
  const writer = await openExport(shape, path, settings);
  try {
    for await (const problem of problems) await writer.write(problem);
  } catch (error) {
    await writer.abort();
    throw error;
  }
  const { rows, leftOut } = await writer.close();
  return { rows, leftOut };
}

function isJudgeable(problem: Problem): problem is Judgeable {
  return asIs(problem, 'ground_truth') !== undefined;
}

function templated(problem: Judgeable, settings: ExportSettings): Judgeable {
  return settings.template === undefined ? problem : withTemplate(problem, settings.template);
}

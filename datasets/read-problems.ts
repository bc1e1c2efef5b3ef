import { basename } from 'node:path';
import { boundPrograms } from './bound-programs.js';
import { DatasetError } from './dataset-error.js';
import { type Place, type RawRow, type ReadOptions, readRows, splitOfFile } from './files/index.js';
import { customFormat, formatNamed, recogniseFormat } from './formats/index.js';
import { type Format, type Problem, type Row, RowError } from './problem.js';
import { readProblem } from './read-problem.js';
import type { SourceFiles } from './source-files.js';

/** A row as a problem, or why it is none; `row` is the raw row, or the beginning of its text. */
export type ReadProblem =
  | { readonly place: Place; readonly problem: Problem }
  | {
      readonly place: Place;
      readonly code: string;
      readonly field?: string;
      /** What is wrong and what to do, without the place. */
      readonly message: string;
      readonly row: Row | string;
    };

/** What the sources of a file's problems have in common; their rows stand between the file and the rest. */
interface Origin {
  readonly dataset: string;
  readonly file: string;
  readonly given: Pick<Problem['source'], 'split' | 'license'>;
}

/** Rows looked at before a file's format is guessed. */
const sampleRows = 50;

/**
 * The problems of one file, in batches. `file` is the name that places carry; `told` learns the format before the first row is
 * read. @throws DatasetError when the file cannot be read as a whole, or no format is named and none fits.
 */
export function readProblems(
  path: string,
  file: string,
  source: Omit<SourceFiles, 'files'>,
  told: (format: string) => void,
  options: ReadOptions = {},
): AsyncGenerator<ReadProblem[]> {
  return problemsOf(readRows(path, { ...options, file }), file, source, told);
}

/** The problems of rows that come from anywhere, stdin for one. */
export async function* problemsOf(
  rows: AsyncIterable<RawRow[]>,
  file: string,
  source: Omit<SourceFiles, 'files'>,
  told: (format: string) => void,
): AsyncGenerator<ReadProblem[]> {
  const split = source.split ?? splitOfFile(file);
  const origin: Origin = {
    dataset: source.dataset ?? datasetNameOf(file),
    file,
    given: {
      ...(split === undefined ? {} : { split }),
      ...(source.license === undefined ? {} : { license: source.license }),
    },
  };
  let left = source.limit ?? Number.POSITIVE_INFINITY;
  for await (const { format, rows: batch } of withFormat(rows, file, source, told)) {
    if (left <= 0) return;
    const taken = batch.slice(0, left);
    left -= taken.length;
    yield taken.map((raw) => bounded(readOne(raw, format, origin), source.program_limits));
  }
}

/** The file's name without folder and endings: `data/gsm8k_train.jsonl.gz` → `gsm8k_train`. */
export function datasetNameOf(file: string): string {
  return basename(file).replace(/(?:\.(?:jsonl|ndjson|json|csv|tsv|parquet|gz|zst))+$/, '');
}

/** Holds the first rows back until the format is known. */
async function* withFormat(
  batches: AsyncIterable<RawRow[]>,
  file: string,
  source: Omit<SourceFiles, 'files'>,
  told: (format: string) => void,
): AsyncGenerator<{ format: Format | undefined; rows: RawRow[] }> {
  let format = namedFormat(source);
  if (format !== undefined) told(format.name);
  let held: RawRow[] = [];
  for await (const rows of batches) {
    if (format !== undefined) {
      yield { format, rows };
      continue;
    }
    held.push(...rows);
    if (held.length < sampleRows) continue;
    format = guess(held, file, told);
    if (format === undefined) continue;
    yield { format, rows: held };
    held = [];
  }
  if (held.length > 0) yield { format: guess(held, file, told), rows: held };
}

/** Undefined while there is no good row to guess by: such a file has its bad rows told one by one. */
function guess(held: readonly RawRow[], file: string, told: (format: string) => void): Format | undefined {
  const rows = held.flatMap((raw) => ('row' in raw ? [raw.row] : []));
  if (rows.length === 0) return undefined;
  try {
    const { format } = recogniseFormat(rows.slice(0, sampleRows));
    told(format.name);
    return format;
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    throw new DatasetError(error.code, `${file}: ${error.message}`, error.hint, error);
  }
}

function namedFormat(source: Omit<SourceFiles, 'files'>): Format | undefined {
  if (source.fields !== undefined) return customFormat(source.fields);
  return source.format === undefined ? undefined : formatNamed(source.format);
}

function bounded(read: ReadProblem, bounds: SourceFiles['program_limits']): ReadProblem {
  if (bounds === undefined || !('problem' in read)) return read;
  return { ...read, problem: boundPrograms(read.problem, bounds) };
}

function readOne(raw: RawRow, format: Format | undefined, origin: Origin): ReadProblem {
  const { place } = raw;
  if ('defect' in raw) {
    const { code, message, hint, raw: row } = raw.defect;
    return { place, code, message: `${message}; ${hint}`, row };
  }
  // Without a format no row was good, so there is none to read.
  if (format === undefined) throw new Error('a good row came before any format was known');
  try {
    const { longNumbers } = raw;
    const source = { dataset: origin.dataset, file: origin.file, row: place.row, ...origin.given };
    const options = longNumbers === undefined ? { source } : { source, longNumbers };
    return { place, problem: readProblem(format, raw.row, options) };
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    return { place, code: 'bad-field', field: error.field, message: error.message, row: raw.row };
  }
}

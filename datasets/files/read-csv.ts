import { plural } from '#verifiers/plural.js';
import { DatasetError } from '../dataset-error.js';
import type { Row } from '../problem.js';
import { type CsvRecord, csvRecord } from './csv-record.js';
import { defaultMaxRowBytes, excerpt, type RawRow, type ReadOptions, type RowDefect } from './raw-row.js';
import { type Line, readLines } from './read-lines.js';

type CsvPiece = { readonly line: number } & ({ readonly cells: string[] } | { readonly defect: RowDefect });

/**
 * Delimiter-separated values with a header line. Every cell is a string: what it means is for the format to say. What is asked
 * for as commas may turn out to be semicolons or tabs, by the header.
 */
export async function* readCsv(
  stream: AsyncIterable<Uint8Array>,
  file: string,
  delimiter: ',' | '\t',
  options: ReadOptions = {},
): AsyncGenerator<RawRow[]> {
  const splitter = recordSplitter(delimiter, options.maxRowBytes ?? defaultMaxRowBytes);
  let header: string[] | null = null;
  let row = 0;
  const raw = (piece: CsvPiece): RawRow[] => {
    if ('cells' in piece && header === null) {
      header = columnNames(piece.cells, file);
      return [];
    }
    const place = { file, line: piece.line, row: row++ };
    return [{ place, ...('defect' in piece ? piece : rowOf(header ?? [], piece.cells)) }];
  };
  for await (const lines of readLines(stream, options)) {
    const rows = splitter.push(lines).flatMap(raw);
    if (rows.length > 0) yield rows;
  }
  const rows = splitter.end().flatMap(raw);
  if (rows.length > 0) yield rows;
}

/** A second column of the same name would hide the first. */
function columnNames(cells: readonly string[], file: string): string[] {
  const names = cells.map((name, at) => name || `unnamed_${at}`);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice === undefined) return names;
  throw new DatasetError(
    'usage',
    `${file}: two columns are named ${twice}`,
    'rename one of them in the first line',
  );
}

function rowOf(header: readonly string[], cells: readonly string[]): { row: Row } | { defect: RowDefect } {
  if (cells.length === header.length) {
    return { row: Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])) };
  }
  const defect: RowDefect = {
    code: 'wrong-columns',
    message: `the row has ${cells.length} ${plural(cells.length, 'cell')}, the header ${header.length}`,
    hint: 'put a cell that holds the delimiter, a quote or a line end in double quotes',
    raw: excerpt(cells.join(' | ')),
  };
  return { defect };
}

/**
 * Spreadsheets write semicolons where the comma is the decimal mark, and paste as tabs. A header of one column has nothing to say
 * of problems, so a comma is given up for what does divide the header.
 */
function delimiterOf(header: string): string {
  for (const delimiter of [',', ';', '\t']) {
    const record = csvRecord(delimiter);
    if (record.feed(header) === 'done' && record.cells.length > 1) return delimiter;
  }
  return ',';
}

/** Joins lines to records. Where a quote is never closed, the line it stands on is lost and the next ones are not. */
function recordSplitter(asked: ',' | '\t', maxChars: number) {
  let delimiter: string | null = null;
  let record: CsvRecord | null = null;
  let held: { line: number; text: string }[] = [];
  let size = 0;

  const close = () => {
    const lines = held;
    [record, held, size] = [null, [], 0];
    return lines;
  };
  const fail = (message: string): CsvPiece[] => {
    const [first, ...rest] = close();
    const raw = excerpt(first?.text ?? '');
    const hint = 'close the quotes, and write a quote inside quotes twice';
    return [
      { line: first?.line ?? 0, defect: { code: 'unclosed-quote', message, hint, raw } },
      ...rest.flatMap(feed),
    ];
  };
  const feed = (line: Line): CsvPiece[] => {
    if ('defect' in line) return [...(record === null ? [] : fail(neverClosed)), line];
    if (record === null && line.text.trim() === '') return [];
    delimiter ??= asked === ',' ? delimiterOf(line.text) : asked;
    record ??= csvRecord(delimiter);
    held.push(line);
    size += line.text.length;
    const state = record.feed(line.text);
    if (typeof state === 'object') return fail(`text follows a closing quote at column ${state.column}`);
    if (state === 'open') return size > maxChars ? fail(neverClosed) : [];
    const { cells } = record;
    return [{ line: close()[0]?.line ?? 0, cells }];
  };
  return {
    push: (lines: readonly Line[]) => lines.flatMap(feed),
    end: () => {
      let pieces: CsvPiece[] = [];
      while (record !== null) pieces = [...pieces, ...fail(neverClosed)];
      return pieces;
    },
  };
}

const neverClosed = 'a quoted cell begins here and is never closed';

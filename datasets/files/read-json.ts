import { asRow, parseRow } from './parse-row.js';
import { defaultMaxRowBytes, excerpt, type Place, type RawRow, type ReadOptions } from './raw-row.js';
import { readJsonl } from './read-jsonl.js';
import { type JsonPiece, jsonScanner } from './scan-json.js';

/** A table written as one object of columns has to be held whole. */
const maxTableBytes = 256 * 2 ** 20;

/**
 * A .json file, which may hold an array of objects, one object of columns (or with one key that holds the rows), or,
 * despite its name, JSON Lines. The beginning tells which.
 */
export async function* readJson(
  stream: AsyncIterable<Uint8Array>,
  file: string,
  options: ReadOptions = {},
): AsyncGenerator<RawRow[]> {
  const { head, whole } = await peek(stream, options.maxRowBytes ?? defaultMaxRowBytes);
  const shape = shapeOf(head);
  if (shape === 'array') yield* readArray(whole, file, options);
  else if (shape === 'lines') yield* readJsonl(whole, file, options);
  else yield* readValues(whole, file);
}

/** The first two lines, or as much as a row may take; `whole` is the stream from its beginning all the same. */
async function peek(stream: AsyncIterable<Uint8Array>, max: number) {
  const chunks: Uint8Array[] = [];
  const source = stream[Symbol.asyncIterator]();
  let [size, lines] = [0, 0];
  while (lines < 2 && size < max) {
    const next = await source.next();
    if (next.done === true) break;
    chunks.push(next.value);
    size += next.value.length;
    for (let at = next.value.indexOf(10); at >= 0; at = next.value.indexOf(10, at + 1)) lines++;
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* withoutMark(chunks.splice(0));
    yield* { [Symbol.asyncIterator]: () => source };
  }
  return {
    head: Buffer.concat(chunks)
      .toString('utf8')
      .replace(/^\uFEFF/, ''),
    whole: whole(),
  };
}

function withoutMark(chunks: Uint8Array[]): Uint8Array[] {
  const [first, ...rest] = chunks;
  const marked = first?.[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf;
  return first !== undefined && marked ? [first.subarray(3), ...rest] : chunks;
}

/** JSON Lines where the first line is whole, or a second row begins at the second line's start. */
function shapeOf(head: string): 'array' | 'lines' | 'values' {
  const text = head.trimStart();
  const [first = '', second = ''] = text.split('\n', 2);
  const rows = isJson(first);
  if (text.startsWith('[')) return rows && /^\s*[[{]/.test(second) ? 'lines' : 'array';
  if (second.startsWith('{') || (rows && second.trim() !== '')) return 'lines';
  return text.startsWith('{') ? 'values' : 'lines';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function* readArray(
  stream: AsyncIterable<Uint8Array>,
  file: string,
  options: ReadOptions,
): AsyncGenerator<RawRow[]> {
  const scanner = jsonScanner(1, options.maxRowBytes ?? defaultMaxRowBytes);
  let row = 0;
  const raw = (piece: JsonPiece): RawRow => rawRow(piece, { file, line: piece.line, row: row++ });
  for await (const chunk of stream) {
    const pieces = scanner.push(chunk);
    if (pieces.length > 0) yield pieces.map(raw);
  }
  const { pieces, closed } = scanner.end();
  if (pieces.length > 0) yield pieces.map((piece) => raw(piece));
  if (!closed) {
    const message = 'the file breaks off: its array is never closed';
    const hint = 'the file was cut short: fetch or write it again';
    yield [{ place: { file, line: null, row }, defect: { code: 'truncated-file', message, hint, raw: '' } }];
  }
}

function rawRow(piece: JsonPiece, place: Place): RawRow {
  return 'defect' in piece ? { place, defect: piece.defect } : parseRow(place, piece.text);
}

/** One object, or several that are not one to a line. */
async function* readValues(stream: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<RawRow[]> {
  const scanner = jsonScanner(0, maxTableBytes);
  const pieces: JsonPiece[] = [];
  for await (const chunk of stream) pieces.push(...scanner.push(chunk));
  pieces.push(...scanner.end().pieces);
  const only = pieces.length === 1 ? pieces[0] : undefined;
  const first = only && rawRow(only, { file, line: only.line, row: 0 });
  if (first !== undefined && 'row' in first) yield tableRows(first.row, file, first.place);
  else yield pieces.map((piece, row) => rawRow(piece, { file, line: piece.line, row }));
}

/** The rows of {"rows": [{…}]} and of {"question": […], "answer": […]}; any other object is a row by itself. */
function tableRows(table: Record<string, unknown>, file: string, place: Place): RawRow[] {
  const columns = Object.entries(table);
  const at = (row: number) => ({ file, line: null, row });
  const lists = columns.filter((column): column is [string, unknown[]] => Array.isArray(column[1]));
  const rows = lists.length === 1 ? lists[0]?.[1] : undefined;
  if (rows?.length && rows.every((row) => asRow(row) !== null)) {
    return rows.map((row, index) => ({ place: at(index), row: asRow(row) ?? {} }));
  }
  const length = lists[0]?.[1].length ?? 0;
  const even = lists.length === columns.length && lists.every(([, list]) => list.length === length);
  if (even) {
    return Array.from({ length }, (_, row) => ({
      place: at(row),
      row: Object.fromEntries(lists.map(([name, list]) => [name, list[row]])),
    }));
  }
  if (lists.length < columns.length) return [{ place, row: table }];
  const sizes = lists.map(([name, list]) => `${name} ${list.length}`).join(', ');
  const message = `the columns are of different lengths: ${sizes}`;
  return [
    {
      place,
      defect: { code: 'wrong-columns', message, hint: 'write columns of one length', raw: excerpt(sizes) },
    },
  ];
}

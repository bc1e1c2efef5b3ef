import { JsonElements } from './json-elements.js';
import { defaultMaxRowBytes, type Line, readLines } from './lines.js';
import { openBytes, unpackedName } from './open-bytes.js';
import { type ParsedRow, parseJsonRow } from './parse-json.js';
import { excerptOf, type RawRow } from './raw-row.js';
import { readTable } from './read-table.js';

export interface ReadOptions {
  /** The name that places carry, such as the path that the recipe names; the path itself if absent. */
  readonly name?: string;
  /** The longest row read, in bytes; longer ones are reported. */
  readonly maxRowBytes?: number;
}

/**
 * The rows of a file in batches, by the kind that its name tells: .jsonl, .json (a list, or JSON Lines after all), .csv, .tsv,
 * .parquet, each also .gz and .zst. A row that cannot be read is a defect at its place, and so is the point where a file
 * breaks off; what can be read is read. @throws when the file cannot be opened.
 */
export function readRows(path: string, options: ReadOptions = {}): AsyncIterable<RawRow[]> {
  const name = options.name ?? path;
  if (/\.(?:csv|tsv|parquet)$/.test(unpackedName(path))) return readTable(path, name);
  return untilCutOff(path, name, readJson(openBytes(path), name, options.maxRowBytes));
}

/** Rows of JSON bytes: JSON Lines, or one JSON list, told apart by the first character that is not white space. */
export async function* readJson(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  maxRowBytes = defaultMaxRowBytes,
): AsyncGenerator<RawRow[]> {
  const chunks = bytes[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let first: number | undefined;
  while (first === undefined) {
    const { value, done } = await chunks.next();
    if (done) break;
    head.push(value);
    first = value.find((byte: number) => byte > 0x20 && ![0xef, 0xbb, 0xbf].includes(byte));
  }
  const whole = joined(head, chunks);
  if (first === 0x5b) yield* readList(whole, name);
  else yield* readJsonLines(readLines(whole, maxRowBytes), name);
}

async function* readJsonLines(batches: AsyncIterable<Line[]>, file: string): AsyncGenerator<RawRow[]> {
  let row = 0;
  for await (const batch of batches) {
    yield batch.map((line): RawRow => {
      const place = { file, line: line.number, row: row++ };
      return 'defect' in line ? { place, defect: line.defect } : { place, ...parseJsonRow(line.text) };
    });
  }
}

async function* readList(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<RawRow[]> {
  const decoder = new TextDecoder();
  const elements = new JsonElements();
  let row = 0;
  const toRow = (line: number, parsed: ParsedRow): RawRow => ({
    place: { file, line, row: row++ },
    ...parsed,
  });
  for await (const chunk of bytes) {
    const found = elements.push(decoder.decode(chunk, { stream: true }));
    if (found.length > 0) yield found.map(({ line, text }) => toRow(line, parseJsonRow(text)));
  }
  const rest = elements.rest();
  if (elements.closed) return;
  const message = 'the list is not closed: the file was cut; get it again';
  const defect = { code: 'cut-off' as const, message, excerpt: excerptOf(rest?.text ?? '') };
  yield [{ place: { file, line: rest?.line ?? 1, row: row++ }, defect }];
}

/** A packed file that breaks off gives its rows and then one defect; anything else that fails is thrown. */
async function* untilCutOff(
  path: string,
  file: string,
  batches: AsyncIterable<RawRow[]>,
): AsyncGenerator<RawRow[]> {
  let last: RawRow | undefined;
  try {
    for await (const batch of batches) {
      last = batch.at(-1) ?? last;
      yield batch;
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (unpackedName(path) === path || code === 'ENOENT' || code === 'EACCES') throw error;
    const place = { file, line: (last?.place.line ?? 0) + 1, row: (last?.place.row ?? -1) + 1 };
    const told = `the packed file breaks off or is damaged (${message}); get it again`;
    yield [{ place, defect: { code: 'cut-off', message: told, excerpt: '' } }];
  }
}

async function* joined(
  head: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* head;
  yield* { [Symbol.asyncIterator]: () => rest };
}

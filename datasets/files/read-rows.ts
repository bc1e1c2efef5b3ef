import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { plural } from '#verifiers/plural.js';
import { type FileKind, fileKind } from './file-kind.js';
import { openBytes } from './open-bytes.js';
import type { RawRow, ReadOptions } from './raw-row.js';
import { readCsv } from './read-csv.js';
import { readJson } from './read-json.js';
import { readJsonl } from './read-jsonl.js';
import { readParquet } from './read-parquet.js';
import { StreamEnd } from './stream-end.js';

/** The rows of text in one of the kinds, from any stream of bytes; `file` is the name that places say. */
export function readStream(
  stream: AsyncIterable<Uint8Array>,
  kind: Exclude<FileKind, 'parquet'>,
  file: string,
  options: ReadOptions = {},
): AsyncGenerator<RawRow[]> {
  if (kind === 'jsonl') return readJsonl(stream, file, options);
  if (kind === 'json') return readJson(stream, file, options);
  return readCsv(stream, file, kind === 'csv' ? ',' : '\t', options);
}

/**
 * The rows of a file in batches, in the file's order: each is good or says why not. `file` is the name that places say
 * (the path, unless given). Throws `DatasetError` only where the file as a whole cannot be read.
 */
export async function* readRows(
  path: string,
  options: ReadOptions & { readonly file?: string } = {},
): AsyncGenerator<RawRow[]> {
  const file = options.file ?? path;
  const { kind, packing } = fileKind(path);
  if (kind === 'parquet') {
    yield* packing === null ? readParquet(path, file) : unpackedParquet(path, packing, file);
    return;
  }
  let next = { file, line: 1 as number | null, row: 0 };
  try {
    for await (const rows of readStream(openBytes(path, packing, options.passing), kind, file, options)) {
      const last = rows.at(-1)?.place;
      if (last !== undefined)
        next = { file, line: last.line === null ? null : last.line + 1, row: last.row + 1 };
      yield rows;
    }
  } catch (error) {
    if (!(error instanceof StreamEnd)) throw error;
    const message = `${error.message}; ${next.row} ${plural(next.row, 'row')} before it ${next.row === 1 ? 'is' : 'are'} kept`;
    yield [
      { place: next, defect: { code: error.code, message, hint: 'fetch or pack the file again', raw: '' } },
    ];
  }
}

/** Parquet is read by seeking, so a packed one is unpacked beside first. */
async function* unpackedParquet(path: string, packing: 'gz' | 'zst', file: string): AsyncGenerator<RawRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'rlvr-parquet-'));
  try {
    const unpacked = join(folder, 'rows.parquet');
    await pipeline(openBytes(path, packing), createWriteStream(unpacked));
    yield* readParquet(unpacked, file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

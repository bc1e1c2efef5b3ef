import { open, stat } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { openDuckdb, sqlText } from '../duckdb.js';
import { fileKind } from './file-kind.js';

export interface RowEstimate {
  readonly rows: number;
  /** Whether the rows were counted. */
  readonly exact: boolean;
}

/**
 * How many rows a file holds, without reading it to its end: counted for Parquet, elsewhere its size over the mean size of the sampled
 * rows. A gzip file says at its end how long it is unpacked; of zstd it is taken that it packs as well as gzip packs the sample.
 * @param sampled the first rows as JSON text, at least one
 */
export async function estimateRows(path: string, sampled: readonly string[]): Promise<RowEstimate> {
  const { kind, packing } = fileKind(path);
  if (kind === 'parquet') return { rows: await parquetRows(path), exact: true };
  const text = `${sampled.join('\n')}\n`;
  const { size } = await stat(path);
  const packed = packing === null ? 1 : gzipSync(text).length / Buffer.byteLength(text);
  const likely = size / packed;
  const stated = packing === 'gz' ? await unpackedSize(path, size) : likely;
  // Several members, or 4 GiB and more, make the stated length mean nothing.
  const unpacked = stated > likely / 3 && stated < likely * 3 ? stated : likely;
  const rows = (unpacked / Buffer.byteLength(text)) * sampled.length;
  return { rows: Math.max(sampled.length, Math.round(rows)), exact: false };
}

/** The length modulo 2³² that the trailer of a gzip member states (RFC 1952, ISIZE). */
async function unpackedSize(path: string, size: number): Promise<number> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, size - 4);
    return buffer.readUInt32LE(0);
  } finally {
    await file.close();
  }
}

async function parquetRows(path: string): Promise<number> {
  const { connection, close } = await openDuckdb();
  try {
    const read = await connection.runAndReadAll(`SELECT count(*) FROM read_parquet(${sqlText(path)})`);
    return Number(read.getRows()[0]?.[0]);
  } finally {
    close();
  }
}

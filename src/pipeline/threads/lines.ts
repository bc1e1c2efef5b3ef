import { piecesOf, Row } from '../row.js';
import type { PooledMemory } from './memory-pool.js';

/** The lines of rows, each with its line feed, and behind which byte each ends: in memory that goes over to another thread. */
export interface Lines {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** @param memory where the lines lie, if they have room there */
export function linesOf(rows: readonly Row[], memory?: PooledMemory): Lines {
  const ends = new Uint32Array(rows.length);
  let end = 0;
  for (const [at, { from, to }] of rows.entries()) {
    end += to - from;
    ends[at] = end;
  }
  const bytes = memory?.take(end) ?? new Uint8Array(end);
  let used = 0;
  for (const piece of piecesOf(rows)) {
    bytes.set(piece, used);
    used += piece.length;
  }
  return { bytes, ends };
}

export function rowsOfLines({ bytes, ends }: Lines): Row[] {
  const memory = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from(ends, (end, at) => new Row(memory, at === 0 ? 0 : (ends[at - 1] as number), end));
}

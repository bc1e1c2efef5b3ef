import { piecesOf, Row } from '../row.js';

/** The lines of rows, each with its line feed, and behind which byte each ends: in memory that goes over to another thread. */
export interface Lines {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** @param memory where the lines lie, if they have room there */
export function linesOf(rows: readonly Row[], memory?: ArrayBuffer): Lines {
  const ends = endsOf(rows);
  const length = ends.at(-1) ?? 0;
  const hasRoom = memory !== undefined && length <= memory.byteLength;
  const bytes = new Uint8Array(hasRoom ? memory : new ArrayBuffer(length), 0, length);
  let used = 0;
  for (const piece of piecesOf(rows)) {
    bytes.set(piece, used);
    used += piece.length;
  }
  return { bytes, ends };
}

/** The same of rows whose memory may go over itself: where they lie in one piece, nothing is copied. */
export function linesWhereTheyLie(rows: readonly Row[]): Lines {
  const [piece, another] = piecesOf(rows);
  if (piece === undefined || another !== undefined) return linesOf(rows);
  const { buffer, byteOffset, length } = piece;
  return { bytes: new Uint8Array(buffer as ArrayBuffer, byteOffset, length), ends: endsOf(rows) };
}

function endsOf(rows: readonly Row[]): Lines['ends'] {
  const ends = new Uint32Array(rows.length);
  let end = 0;
  for (const [at, { from, to }] of rows.entries()) {
    end += to - from;
    ends[at] = end;
  }
  return ends;
}

export function rowsOfLines({ bytes, ends }: Lines): Row[] {
  const memory = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from(ends, (end, at) => new Row(memory, at === 0 ? 0 : (ends[at - 1] as number), end));
}

import { isUtf8 } from 'node:buffer';
import { excerpt, type RowDefect } from './raw-row.js';
import { notUtf8 } from './read-lines.js';

/** The text of one value of a larger JSON text, and the line on which it begins. */
export type JsonPiece =
  | { readonly line: number; readonly text: string }
  | { readonly line: number; readonly defect: RowDefect };

export interface JsonScanner {
  push(chunk: Uint8Array): JsonPiece[];
  /** What is left when the input ends: an unfinished piece comes as text, for the parser to name its fault. */
  end(): { pieces: JsonPiece[]; closed: boolean };
}

const quote = 34;
const backslash = 92;
const newline = 10;
const comma = 44;
const opening = new Set([91, 123]);
const closing = new Set([93, 125]);

/**
 * Splits a JSON text into values without parsing it, so that no more than one value is held. `depth` 1: the elements of
 * one top-level array. `depth` 0: values one after another. A raw line end inside a string, which JSON forbids, ends
 * the string: a missing quote at a line's end then spoils one element and not the rest of the file.
 */
export function jsonScanner(depth: 0 | 1, maxBytes: number): JsonScanner {
  let pieces: JsonPiece[] = [];
  let parts: Uint8Array[] = [];
  let size = 0;
  let startLine = 0;
  let line = 1;
  let level = 0;
  let closed = depth === 0;
  let inString = false;
  let escaped = false;
  /** Where the current value begins in the chunk at hand; -1 between values. */
  let start = -1;

  const hold = (bytes: Uint8Array) => {
    size += bytes.length;
    if (size <= maxBytes) parts.push(bytes);
    else if (parts.length > 0) parts = [Buffer.concat(parts).subarray(0, 1024)];
  };
  const finish = (bytes: Uint8Array) => {
    hold(bytes);
    pieces.push(piece(Buffer.concat(parts), size, maxBytes, startLine));
    [parts, size, start] = [[], 0, -1];
  };
  const begin = (at: number) => {
    if (start >= 0 || level < depth) return;
    start = at;
    startLine = line;
  };
  const end = (at: number, chunk: Uint8Array) => {
    if (start >= 0) finish(chunk.subarray(start, at));
  };
  const close = (at: number, chunk: Uint8Array) => {
    level--;
    if (level < depth) {
      closed = true;
      end(at, chunk);
    } else if (depth === 0 && level === 0) end(at + 1, chunk);
    level = Math.max(level, 0);
  };
  const outside = (byte: number, at: number, chunk: Uint8Array) => {
    if (opening.has(byte)) {
      level++;
      if (level > depth) begin(at);
    } else if (closing.has(byte)) close(at, chunk);
    else if (byte === comma && level === depth) end(at, chunk);
    else if (byte > 32) {
      begin(at);
      inString = byte === quote;
    }
  };
  const inside = (byte: number) => {
    if (escaped) escaped = false;
    else if (byte === backslash) escaped = true;
    else if (byte === quote) inString = false;
  };

  return {
    push(chunk) {
      if (start >= 0) start = 0;
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at] as number;
        if (byte === newline) {
          line++;
          inString = false;
        }
        if (inString) inside(byte);
        else outside(byte, at, chunk);
      }
      if (start >= 0) hold(chunk.subarray(start));
      const ready = pieces;
      pieces = [];
      return ready;
    },
    end() {
      if (start >= 0) finish(new Uint8Array(0));
      return { pieces, closed };
    },
  };
}

function piece(bytes: Buffer, size: number, max: number, line: number): JsonPiece {
  if (size <= max) {
    return isUtf8(bytes) ? { line, text: bytes.toString('utf8') } : { line, defect: notUtf8(bytes) };
  }
  const message = `the row is longer than ${max} bytes (${size} were read) and was skipped`;
  const hint = 'split or shorten the row, or raise the maximum row size';
  return {
    line,
    defect: { code: 'row-too-long', message, hint, raw: excerpt(bytes.subarray(0, 1024).toString('utf8')) },
  };
}

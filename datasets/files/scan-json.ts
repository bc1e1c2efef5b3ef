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
const bracket = 93;
const isOpening = (byte: number) => byte === 91 || byte === 123;
const isClosing = (byte: number) => byte === 93 || byte === 125;

/** Where the scanner stands. Positions are in the chunk at hand, and negative where they lie in an earlier one. */
interface Scan {
  readonly depth: 0 | 1;
  level: number;
  closed: boolean;
  inString: boolean;
  escaped: boolean;
  line: number;
  lineStart: number;
  lineEmpty: boolean;
  /** A string was never closed: the nesting is unknown until a line begins as the broken element did, or closes. */
  lost: boolean;
  /** Where the current value begins; -1 between values. */
  start: number;
  startLine: number;
  startColumn: number;
  /** Takes the end of the current value, which stands before `at`. */
  finish(chunk: Uint8Array, at: number): void;
}

/**
 * Splits a JSON text into values without parsing it, so that no more than one value is held. `depth` 1: the elements of
 * one top-level array. `depth` 0: values one after another. A raw line end inside a string, which JSON forbids, ends
 * the string: a missing quote then spoils one element of a file with an element to a line, or indented, and no other.
 */
export function jsonScanner(depth: 0 | 1, maxBytes: number): JsonScanner {
  let pieces: JsonPiece[] = [];
  let parts: Uint8Array[] = [];
  let size = 0;
  const hold = (bytes: Uint8Array) => {
    size += bytes.length;
    if (size <= maxBytes) parts.push(bytes);
    else if (parts.length > 0) parts = [Buffer.concat(parts).subarray(0, 1024)];
  };
  const scan: Scan = {
    ...{ depth, level: 0, closed: depth === 0, inString: false, escaped: false, lost: false },
    ...{ line: 1, lineStart: 0, lineEmpty: true, start: -1, startLine: 0, startColumn: 0 },
    finish(chunk, at) {
      hold(chunk.subarray(scan.start, at));
      pieces.push(piece(Buffer.concat(parts), size, maxBytes, scan.startLine));
      [parts, size, scan.start] = [[], 0, -1];
    },
  };
  return {
    push(chunk) {
      if (scan.start >= 0) scan.start = 0;
      for (let at = 0; at < chunk.length; at++) step(scan, chunk[at] as number, at, chunk);
      scan.lineStart -= chunk.length;
      if (scan.start >= 0) hold(chunk.subarray(scan.start));
      const ready = pieces;
      pieces = [];
      return ready;
    },
    end() {
      if (scan.start >= 0) scan.finish(new Uint8Array(0), 0);
      return { pieces, closed: scan.closed };
    },
  };
}

function step(scan: Scan, byte: number, at: number, chunk: Uint8Array): void {
  if (byte === newline) endLine(scan, at);
  else if (scan.lost) find(scan, byte, at, chunk);
  else if (!scan.inString) outside(scan, byte, at, chunk);
  else if (scan.escaped) scan.escaped = false;
  else if (byte === backslash) scan.escaped = true;
  else if (byte === quote) scan.inString = false;
}

function outside(scan: Scan, byte: number, at: number, chunk: Uint8Array): void {
  if (byte <= 32) return;
  if (isOpening(byte)) {
    scan.level++;
    if (scan.level > scan.depth) begin(scan, at);
  } else if (isClosing(byte)) close(scan, at, chunk);
  else if (byte === comma && scan.level === scan.depth) {
    if (scan.start >= 0) scan.finish(chunk, at);
  } else {
    begin(scan, at);
    scan.inString = byte === quote;
  }
}

function begin(scan: Scan, at: number): void {
  if (scan.start >= 0 || scan.level < scan.depth) return;
  scan.start = at;
  scan.startLine = scan.line;
  scan.startColumn = at - scan.lineStart;
}

function close(scan: Scan, at: number, chunk: Uint8Array): void {
  scan.level--;
  const { start, level, depth } = scan;
  if (level < depth) {
    scan.closed = true;
    if (start >= 0) scan.finish(chunk, at);
  } else if (start >= 0 && depth === 0 && level === 0) scan.finish(chunk, at + 1);
  scan.level = Math.max(level, 0);
}

function endLine(scan: Scan, at: number): void {
  scan.line++;
  scan.lineStart = at + 1;
  scan.lineEmpty = true;
  scan.lost ||= scan.inString && scan.depth === 1 && scan.start >= 0;
  scan.inString = false;
  scan.escaped = false;
}

function find(scan: Scan, byte: number, at: number, chunk: Uint8Array): void {
  if (byte <= 32) return;
  const outdented = scan.lineEmpty && at - scan.lineStart <= scan.startColumn;
  scan.lineEmpty = false;
  if (!outdented || !(isOpening(byte) || byte === bracket)) return;
  scan.lost = false;
  scan.level = scan.depth;
  scan.finish(chunk, at);
  outside(scan, byte, at, chunk);
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

import { isAscii, isUtf8 } from 'node:buffer';
import { defaultMaxRowBytes, excerpt, type ReadOptions, type RowDefect } from './raw-row.js';

/** A line without its ending; `line` counts from 1. */
export type Line =
  | { readonly line: number; readonly text: string; readonly unterminated?: true }
  | { readonly line: number; readonly defect: RowDefect };

const newline = 10;
const byteOrderMark = Buffer.from('\uFEFF');
const replacement = '\uFFFD';

/**
 * Lines of UTF-8 text, in batches (one batch per chunk of input: one await per row would cost more than the reading).
 * A line that is too long or no UTF-8 becomes a defect; the lines around it are unharmed. Ends lines at \n alone and
 * keeps a \r before it; blank lines are given out too.
 */
export async function* readLines(
  stream: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<Line[]> {
  const splitter = lineSplitter(options.maxRowBytes ?? defaultMaxRowBytes);
  for await (const chunk of stream) {
    const lines = splitter.push(chunk);
    if (lines.length > 0) yield lines;
  }
  const rest = splitter.end();
  if (rest.length > 0) yield rest;
}

function lineSplitter(max: number) {
  let partial: Uint8Array[] = [];
  let held = 0;
  /** Bytes of an over-long line that were let go. */
  let dropped = 0;
  let line = 1;

  /** The part of a chunk after an over-long line's end; null while the line goes on. */
  const skip = (chunk: Uint8Array): { lines: Line[]; rest: Uint8Array } | null => {
    const end = chunk.indexOf(newline);
    dropped += end < 0 ? chunk.length : end;
    if (end < 0) return null;
    const lines = [tooLong(line++, Buffer.concat(partial), dropped, max)];
    [partial, held, dropped] = [[], 0, 0];
    return { lines, rest: chunk.subarray(end + 1) };
  };
  /** Only the line that began in an earlier chunk is copied: the others are decoded where they lie. */
  const split = (chunk: Uint8Array): Line[] => {
    const last = chunk.lastIndexOf(newline);
    const lines: Line[] = [];
    let start = 0;
    if (held > 0 && last >= 0) {
      const end = chunk.indexOf(newline);
      partial.push(chunk.subarray(0, end));
      addLines(lines, Buffer.concat(partial), line++, max);
      [partial, held, start] = [[], 0, end + 1];
    }
    if (start <= last) line += addLines(lines, bufferOf(chunk.subarray(start, last)), line, max);
    const rest = chunk.subarray(last + 1);
    if (rest.length > 0) partial.push(rest);
    held += rest.length;
    if (held > max) {
      partial = [Buffer.concat(partial).subarray(0, 1024)];
      dropped = held;
    }
    return lines;
  };
  return {
    push(chunk: Uint8Array): Line[] {
      if (dropped === 0) return split(chunk);
      const skipped = skip(chunk);
      return skipped === null ? [] : [...skipped.lines, ...split(skipped.rest)];
    },
    end(): Line[] {
      if (dropped > 0) return [tooLong(line, Buffer.concat(partial), dropped, max)];
      if (held === 0) return [];
      const lines: Line[] = [];
      addLines(lines, Buffer.concat(partial), line, max);
      return lines.map((last) => ('text' in last ? { ...last, unterminated: true } : last));
    },
  };
}

/**
 * Adds the lines of a block, which ends without its last \n, and returns their number. Each is decoded by itself: a text as
 * long as a chunk lies outside the young generation of the heap, and costs four times as much as its lines do.
 */
function addLines(lines: Line[], block: Buffer, first: number, max: number): number {
  // What holds of the block holds of each line; only in a block that is no UTF-8 is each line asked.
  const encoding = isAscii(block) ? 'latin1' : 'utf8';
  const isGood = encoding === 'latin1' || isUtf8(block);
  let line = first;
  for (let start = 0; start <= block.length; line++) {
    const found = block.indexOf(newline, start);
    const end = found < 0 ? block.length : found;
    const good = isGood || isUtf8(block.subarray(start, end));
    const from = good && line === 1 ? afterMark(block, start) : start;
    if (end - from > max) lines.push(tooLong(line, block.subarray(from, end), end - from, max));
    else if (good) lines.push({ line, text: block.toString(encoding, from, end) });
    else lines.push({ line, defect: notUtf8(block.subarray(from, end)) });
    start = end + 1;
  }
  return line - first;
}

function afterMark(block: Buffer, start: number): number {
  const end = start + byteOrderMark.length;
  return block.subarray(start, end).equals(byteOrderMark) ? end : start;
}

function bufferOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}

function tooLong(line: number, head: Uint8Array, bytes: number, max: number): Line {
  return {
    line,
    defect: {
      code: 'row-too-long',
      message: `the row is longer than ${max} bytes (${bytes} were read) and was skipped`,
      hint: 'split or shorten the row, or raise the maximum row size',
      // Not past the maximum: no more than that is sure to be held.
      raw: excerpt(Buffer.from(head.subarray(0, Math.min(1024, max))).toString('utf8')),
    },
  };
}

export function notUtf8(bytes: Uint8Array): RowDefect {
  const text = Buffer.from(bytes).toString('utf8');
  let mark = text.indexOf(replacement);
  while (isRealReplacement(bytes, Buffer.byteLength(text.slice(0, mark)))) {
    mark = text.indexOf(replacement, mark + 1);
  }
  const at = Buffer.byteLength(text.slice(0, mark));
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe;
  return {
    code: 'invalid-utf8',
    message: `byte ${at + 1} of the line is not UTF-8`,
    hint: wide
      ? 'the file looks like UTF-16: convert it, for example with iconv -f UTF-16 -t UTF-8'
      : 'convert the file, for example with iconv -f LATIN1 -t UTF-8',
    raw: excerpt(text),
  };
}

/** The text itself may hold U+FFFD, which is good UTF-8. */
function isRealReplacement(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd;
}

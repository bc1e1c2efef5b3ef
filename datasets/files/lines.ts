import { excerptOf, type RowDefect } from './raw-row.js';

/** A line of text, counted from 1; blank lines are counted and left out. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly defect: RowDefect };

/** The longest line read when nothing else is said: 16 MiB. */
export const defaultMaxRowBytes = 16 * 2 ** 20;

const lineFeed = 0x0a;

/**
 * Splits UTF-8 bytes into lines, in batches as the bytes arrive. A line over `maxBytes` is skipped without being held in
 * memory, and a line that is not UTF-8 is reported; the lines around them are read. CRLF and a leading BOM are taken off.
 */
export async function* readLines(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes = defaultMaxRowBytes,
): AsyncGenerator<Line[]> {
  const splitter = new LineSplitter(maxBytes);
  for await (const chunk of bytes) {
    const lines = splitter.push(chunk);
    if (lines.length > 0) yield lines;
  }
  const last = splitter.end();
  if (last.length > 0) yield last;
}

class LineSplitter {
  readonly #maxBytes: number;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  /** The pieces of the line that has not ended yet; while it is too long only its beginning is held. */
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #next = 1;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  push(chunk: Uint8Array): Line[] {
    const end = chunk.lastIndexOf(lineFeed);
    if (end < 0) {
      this.#hold(chunk);
      return [];
    }
    const first = chunk.indexOf(lineFeed);
    const lines: Line[] = [];
    this.#hold(chunk.subarray(0, first));
    this.#take(lines);
    if (end > first) this.#block(chunk.subarray(first + 1, end), lines);
    this.#hold(chunk.subarray(end + 1));
    return lines;
  }

  end(): Line[] {
    const lines: Line[] = [];
    if (this.#pendingBytes > 0) this.#take(lines);
    return lines;
  }

  #hold(piece: Uint8Array): void {
    const room = this.#maxBytes + 1 - Math.min(this.#pendingBytes, this.#maxBytes + 1);
    // A copy, since the source may use its buffer again.
    if (room > 0) this.#pending.push(piece.slice(0, room));
    this.#pendingBytes += piece.length;
  }

  /** Ends the line that is held. */
  #take(lines: Line[]): void {
    const pieces = this.#pending;
    const length = this.#pendingBytes;
    this.#pending = [];
    this.#pendingBytes = 0;
    const bytes = pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces);
    this.#line(bytes, length, lines);
  }

  /** Whole lines at once: one decoding for all of them, line by line only where that fails. */
  #block(bytes: Uint8Array, lines: Line[]): void {
    const text = bytes.length <= this.#maxBytes ? this.#decode(bytes) : undefined;
    if (text !== undefined) {
      for (const line of text.split('\n')) this.#text(line, lines);
      return;
    }
    let start = 0;
    while (start <= bytes.length) {
      const found = bytes.indexOf(lineFeed, start);
      const end = found < 0 ? bytes.length : found;
      this.#line(bytes.subarray(start, end), end - start, lines);
      start = end + 1;
    }
  }

  #line(bytes: Uint8Array, length: number, lines: Line[]): void {
    if (length > this.#maxBytes) {
      const message = `the line has ${length} bytes, more than the ${this.#maxBytes} allowed; raise the bound or mend the file`;
      const excerpt = excerptOf(Buffer.from(bytes.subarray(0, 120)).toString('utf8'));
      lines.push({ number: this.#next++, defect: { code: 'too-long', message, excerpt } });
      return;
    }
    const text = this.#decode(bytes);
    if (text !== undefined) {
      this.#text(text, lines);
      return;
    }
    const message = 'the line is not UTF-8; convert the file, for example with iconv -t UTF-8';
    const excerpt = excerptOf(Buffer.from(bytes).toString('utf8'));
    lines.push({ number: this.#next++, defect: { code: 'invalid-utf-8', message, excerpt } });
  }

  #text(text: string, lines: Line[]): void {
    const number = this.#next++;
    const line = text.endsWith('\r') ? text.slice(0, -1) : text;
    if (line.trim() !== '') lines.push({ number, text: line });
  }

  #decode(bytes: Uint8Array): string | undefined {
    try {
      return this.#decoder.decode(bytes);
    } catch {
      return undefined;
    }
  }
}

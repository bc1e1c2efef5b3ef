import type { FileHandle } from 'node:fs/promises';
import { BlockFile } from '../block-file.js';
import { type Fingerprint, PassingFingerprint } from '../fingerprint.js';
import type { Row } from '../problem.js';
import { jsonText } from './json-text.js';

/** A write ends when the thread next looks, which may be after many rows: what it is given must last whoever takes it until then. */
const blockBytes = 2 ** 21;
/** So much may wait for whoever takes it before the one who writes has to: DuckDB, for one, takes nothing while it packs. */
const mostWaiting = 2 ** 25;
/** The most bytes that UTF-8 needs for a UTF-16 code unit. */
const unitBytes = 3;
const lineFeed = 10;

/** A file that is being written row by row. */
export interface RowFile {
  /** Mostly returns at once: awaiting it is what holds the reader back to the disk's pace. */
  write(row: Row): Promise<void> | undefined;
  /** Ends the file: it is whole. */
  close(): Promise<void>;
  /** Of the file once it is closed, where it was asked for and the bytes pass here. */
  fingerprint?(): Fingerprint;
  /** Gives up, whatever failed before. */
  abort(): Promise<void>;
}

/** Where lines go: it takes whole lines, one order after the other. */
export interface LineSink {
  write(lines: Uint8Array): Promise<void>;
  /** What was written since the last time is a portion of its own. */
  endPortion?(): Promise<void>;
  /** @param whole whether all that was to be written was */
  close(whole: boolean): Promise<void>;
}

/** In one piece where the system takes it so: `writeFile` takes a turn of the thread for every half MiB. */
export async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length; )
    written += (await file.write(bytes, written, bytes.length - written)).bytesWritten;
}

export interface JsonFileOptions {
  /** Whether what was written outlasts a failure of power; it is read again at once otherwise. */
  readonly toDisk: boolean;
  readonly fingerprint: boolean;
}

/** A file of JSON Lines. */
export async function openJsonFile(path: string, { toDisk, fingerprint }: JsonFileOptions): Promise<RowFile> {
  const file = await BlockFile.create(path, !toDisk);
  const print = fingerprint ? new PassingFingerprint() : undefined;
  const rows = openJsonLines({
    async write(lines) {
      print?.add(lines);
      file.write(lines);
      await file.drain();
    },
    close: (whole) => (whole ? file.close(toDisk) : file.abandon()),
  });
  return { ...rows, ...(print && { fingerprint: () => print.end() }) };
}

/**
 * Writes JSON Lines in blocks of bytes, the same blocks again and again. Lone surrogates, which are no Unicode text, become U+FFFD: no
 * reader accepts them.
 * @param portionRows how many rows are a portion; all if absent
 */
export function openJsonLines(sink: LineSink, portionRows = Number.POSITIVE_INFINITY): RowFile {
  const free: Buffer[] = [];
  let block: Buffer = Buffer.alloc(0);
  let used = 0;
  let inPortion = 0;
  /** What the sink has still to do, in order. */
  const orders: Promise<void>[] = [];
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();
  /** Has the sink do something once it has done all before. */
  const order = (work: () => Promise<void> | undefined): void => {
    last = last.then(work).then(() => void orders.shift());
    orders.push(last);
    // A failure is thrown by the next flush or by close; until then it must not count as unhandled.
    last.catch(() => {
      waiting = Number.POSITIVE_INFINITY;
    });
  };
  /** Queues the block. Where too much is queued, gives what to wait for: half of it, since a sink that waits for more is idle. */
  const flush = (): Promise<void> | undefined => {
    const [full, lines] = [block, unicode(block.subarray(0, used))];
    waiting += full.length;
    order(async () => {
      await sink.write(lines);
      waiting -= full.length;
      free.push(full);
    });
    [block, used] = [Buffer.alloc(0), 0];
    return waiting > mostWaiting ? orders[orders.length >> 1] : undefined;
  };
  return {
    write(row) {
      const line = jsonText(row);
      const most = line.length * unitBytes + 1;
      let full = used > 0 && used + most > block.length ? flush() : undefined;
      if (most > block.length) block = free.pop() ?? block;
      if (most > block.length) block = Buffer.allocUnsafeSlow(Math.max(blockBytes, most));
      used += block.write(line, used);
      block[used++] = lineFeed;
      if (++inPortion === portionRows) {
        full = flush() ?? full;
        order(() => sink.endPortion?.());
        inPortion = 0;
      }
      return full;
    },
    async close() {
      let whole = false;
      try {
        if (used > 0) void flush();
        await last;
        whole = true;
      } finally {
        await sink.close(whole);
      }
    },
    async abort() {
      await last.catch(() => undefined);
      await sink.close(false).catch(() => undefined);
    },
  };
}

const surrogateEscape = /\\ud[89a-f][0-9a-f]{2}/;

/** Whole lines as they may be written. */
function unicode(lines: Buffer): Buffer {
  // JSON.stringify escapes lone surrogates and nothing else this way, but for text that says so itself.
  if (!lines.includes('\\ud')) return lines;
  return Buffer.from(lines.toString().split('\n').map(unicodeLine).join('\n'));
}

function unicodeLine(line: string): string {
  if (!surrogateEscape.test(line)) return line;
  return JSON.stringify(JSON.parse(line), (_key, value: unknown) =>
    typeof value === 'string' ? Buffer.from(value).toString() : value,
  );
}

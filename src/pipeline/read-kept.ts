import { open, stat } from 'node:fs/promises';
import type { Shard } from '../shard.js';
import { Row } from './row.js';
import type { RowBatch } from './row-batch.js';

/** Bytes of a file, `to` excluded. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const lineFeed = 10;

/** What is read at once. */
const chunkBytes = 1 << 19;

/** Reads back what a stage kept, in batches. The rows are our own, written in this run, whole lines of UTF-8. */
export async function* readKept(
  path: string,
  { from, to }: Stretch = { from: 0, to: Number.POSITIVE_INFINITY },
): AsyncGenerator<RowBatch> {
  const file = await open(path);
  /** Memory that is used again. */
  const free: Buffer[] = [];
  try {
    let at = from;
    /** Memory that begins with a part of a line and goes on as the file does, and how much of it is filled. */
    const readBehind = async (begun: Uint8Array) => {
      // A line that is longer than a chunk is copied a few times only.
      const most = Math.min(Math.max(chunkBytes, begun.length), to - at);
      const memory = memoryFor(begun.length + most, free.pop());
      memory.set(begun);
      const { bytesRead } = await file.read(memory, begun.length, most, at);
      at += bytesRead;
      return { memory, filled: begun.length + bytesRead };
    };
    let begun: Uint8Array = new Uint8Array(0);
    let reading = readBehind(begun);
    for (;;) {
      const { memory, filled } = await reading;
      if (filled === begun.length) break;
      const end = memory.subarray(0, filled).lastIndexOf(lineFeed) + 1;
      begun = memory.subarray(end, filled);
      // The next chunk comes while these rows are on their way.
      reading = readBehind(begun);
      // A failure is thrown when its turn comes; until then it must not count as unhandled.
      reading.catch(() => undefined);
      const release = () => void free.push(memory);
      if (end > 0) yield { rows: rowsIn(memory.subarray(0, end)), release };
      else release();
    }
    if (begun.length > 0) throw new Error(`${path} ends within a line`);
  } finally {
    await file.close();
  }
}

/** @param used is taken if it is large enough */
function memoryFor(bytes: number, used: Buffer | undefined): Buffer {
  if (used !== undefined && used.length >= bytes) return used;
  return Buffer.allocUnsafeSlow(Math.max(bytes, 2 * chunkBytes));
}

function rowsIn(memory: Buffer): Row[] {
  const rows: Row[] = [];
  for (let from = 0; from < memory.length; ) {
    const to = memory.indexOf(lineFeed, from) + 1;
    rows.push(new Row(memory, from, to));
    from = to;
  }
  return rows;
}

/** The shard's lines: those that begin in its equal share of the file's bytes. */
export async function stretchOf(path: string, { index, of }: Shard): Promise<Stretch> {
  const { size } = await stat(path);
  const border = (at: number) => lineStart(path, Math.floor((size * at) / of), size);
  return { from: await border(index - 1), to: await border(index) };
}

/** Where the first line begins that does not begin before `at`. */
async function lineStart(path: string, at: number, size: number): Promise<number> {
  if (at === 0 || at === size) return at;
  const file = await open(path);
  try {
    const chunk = Buffer.alloc(1 << 16);
    for (let from = at - 1; from < size; from += chunk.length) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, from);
      const feed = chunk.subarray(0, bytesRead).indexOf(lineFeed);
      if (feed >= 0) return from + feed + 1;
    }
    return size;
  } finally {
    await file.close();
  }
}

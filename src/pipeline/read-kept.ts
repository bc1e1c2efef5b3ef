import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Shard } from '../shard.js';
import { Row } from './row.js';

/** Bytes of a file, `to` excluded. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const lineFeed = 10;

/** Reads back what a stage kept, in batches. The rows are our own, written in this run, whole lines of UTF-8. */
export async function* readKept(path: string, stretch?: Stretch): AsyncGenerator<Row[]> {
  if (stretch !== undefined && stretch.from === stretch.to) return;
  const range = stretch === undefined ? {} : { start: stretch.from, end: stretch.to - 1 };
  let begun: Buffer[] = [];
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 19, ...range })) {
    const bytes = chunk as Buffer;
    const end = bytes.lastIndexOf(lineFeed) + 1;
    if (end > 0) {
      const whole = bytes.subarray(0, end);
      yield rowsIn(begun.length === 0 ? whole : Buffer.concat([...begun, whole]));
      begun = [];
    }
    if (end < bytes.length) begun.push(bytes.subarray(end));
  }
  if (begun.length > 0) throw new Error(`${path} ends within a line`);
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

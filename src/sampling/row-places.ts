import { type FileHandle, open } from 'node:fs/promises';
import type { Row } from '#datasets/problem.js';

/** Bytes read at once while the lines of a file are found. */
const blockBytes = 1 << 20;

/**
 * Where the kept rows lie. Rows of plain JSON Lines are read again from their file when they are asked for, so that memory holds twelve
 * bytes of each; rows of packed files and of Parquet, which cannot be read from the middle, are held.
 */
export class RowPlaces {
  readonly #files: FileHandle[] = [];
  #file = new Uint16Array(1024);
  #start = new Float64Array(1024);
  #length = new Uint32Array(1024);
  readonly #held = new Map<number, Row>();
  #count = 0;

  /** Follows the lines of a file beside their reading; `keep` must be called with growing line numbers, from 1. */
  async openFile(path: string): Promise<{ keep(line: number): void; close(): Promise<void> }> {
    const handle = await open(path, 'r');
    const which = this.#files.push(handle) - 1;
    const first = this.#count;
    let asked = new Uint32Array(1024);
    return {
      keep: (line) => {
        const at = this.#claim(which) - first;
        if (at === asked.length) asked = larger(asked, new Uint32Array(2 * at));
        asked[at] = line;
      },
      close: async () => {
        let next = first;
        for await (const { line, start, length } of linesOf(handle)) {
          if (next === this.#count) break;
          if (asked[next - first] !== line) continue;
          this.#start[next] = start;
          this.#length[next++] = length;
        }
      },
    };
  }

  keepRow(row: Row): void {
    this.#held.set(this.#claim(0), row);
  }

  /** The row of a problem as JSON text. */
  async text(problem: number): Promise<string> {
    const held = this.#held.get(problem);
    if (held !== undefined) return JSON.stringify(held);
    const bytes = Buffer.alloc(this.#length[problem] as number);
    await this.#files[this.#file[problem] as number]?.read(
      bytes,
      0,
      bytes.length,
      this.#start[problem] as number,
    );
    return bytes.toString().trim();
  }

  async close(): Promise<void> {
    await Promise.all(this.#files.map((file) => file.close()));
  }

  #claim(file: number): number {
    if (this.#count === this.#file.length) {
      this.#file = larger(this.#file, new Uint16Array(2 * this.#count));
      this.#start = larger(this.#start, new Float64Array(2 * this.#count));
      this.#length = larger(this.#length, new Uint32Array(2 * this.#count));
    }
    this.#file[this.#count] = file;
    return this.#count++;
  }
}

function larger<A extends Uint16Array | Float64Array | Uint32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

/** The lines of a file with their places, in bytes, without the line feed. */
async function* linesOf(handle: FileHandle): AsyncGenerator<{ line: number; start: number; length: number }> {
  const block = Buffer.alloc(blockBytes);
  let line = 1;
  let start = 0;
  let at = 0;
  for (;;) {
    const { bytesRead } = await handle.read(block, 0, block.length, at);
    if (bytesRead === 0) break;
    for (let feed = block.indexOf(10); feed >= 0 && feed < bytesRead; feed = block.indexOf(10, feed + 1)) {
      yield { line: line++, start, length: at + feed - start };
      start = at + feed + 1;
    }
    at += bytesRead;
  }
  if (at > start) yield { line, start, length: at - start };
}

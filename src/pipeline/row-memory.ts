import type { Problem } from '#datasets/problem.js';
import { problemJson } from './problem-json.js';
import { Row } from './row.js';

const blockBytes = 1 << 18;
/** The most bytes that UTF-8 needs for a UTF-16 code unit. */
const unitBytes = 3;
const lineFeed = 10;

/** Writes the lines of rows one behind the other into blocks of memory. */
export class RowMemory {
  #block: Buffer;
  #used = 0;

  /** @param first memory that is filled before any other is taken */
  constructor(first: Buffer = Buffer.alloc(0)) {
    this.#block = first;
  }

  /** The row of a problem. */
  add(problem: Problem): Row {
    const line = problemJson(problem);
    this.#makeRoom(line.length * unitBytes + 1);
    const from = this.#used;
    this.#write(line);
    return new Row(this.#block, from, this.#used, problem);
  }

  /** A row that begins as another does, up to the byte `end` of that one's memory, and ends with `rest`. */
  addAfter(begin: Row, end: number, rest: string, problem: Problem): Row {
    this.#makeRoom(end - begin.from + rest.length * unitBytes + 1);
    const from = this.#used;
    this.#used += begin.memory.copy(this.#block, from, begin.from, end);
    this.#write(rest);
    return new Row(this.#block, from, this.#used, problem);
  }

  #makeRoom(bytes: number): void {
    if (this.#used + bytes <= this.#block.length) return;
    this.#block = Buffer.allocUnsafeSlow(Math.max(blockBytes, bytes));
    this.#used = 0;
  }

  #write(text: string): void {
    this.#used += this.#block.write(text, this.#used);
    this.#block[this.#used++] = lineFeed;
  }
}

/**
 * The rows of problems, one behind the other in memory. They hold their bytes alone: rows wait for threads, and a problem that waits with each is
 * moved by the garbage collector, which then marks all there is again and again. @param first see `RowMemory`
 */
export function rowsOf(problems: readonly Problem[], first?: Buffer): Row[] {
  const memory = new RowMemory(first);
  return problems.map((problem) => {
    const { memory: bytes, from, to } = memory.add(problem);
    return new Row(bytes, from, to);
  });
}

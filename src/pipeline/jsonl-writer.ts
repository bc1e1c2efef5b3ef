import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { piecesOf, type Row } from './row.js';

/** A finished file. */
export interface WrittenFile {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
}

const blockBytes = 1 << 18;
/** So much may wait for the disk before whoever writes has to: a short wait after every batch would leave the threads idle. */
const mostWaiting = 1 << 22;
/** Pieces of memory from this size on are written where they lie; smaller ones are gathered first. */
const wholeBytes = 1 << 14;
/** The most bytes that UTF-8 needs for a UTF-16 code unit. */
const unitBytes = 3;
const lineFeed = 10;
/** What is read at once of a file that is copied. */
const copiedBytes = 1 << 20;

/**
 * Writes lines beside the file's final name and renames it once all of them are on disk, so that a half-written file is
 * never taken for whole. Lines become bytes at once: texts that wait would outlive the young generation of the heap, and the
 * collector would move each of them twice.
 */
export class JsonlWriter {
  readonly #path: string;
  readonly #aside: string;
  readonly #handle: FileHandle;
  #full: Buffer[] = [];
  #block = Buffer.alloc(0);
  #used = 0;
  #rows = 0;
  #bytes = 0;
  /** Resolves when all that was handed to the disk is there. */
  #writing: Promise<void> = Promise.resolve();
  /** Bytes that were handed to the disk and are not there yet. */
  #waiting = 0;
  #failed = false;
  #closed = false;

  private constructor(path: string, aside: string, handle: FileHandle) {
    this.#path = path;
    this.#aside = aside;
    this.#handle = handle;
  }

  static async create(path: string): Promise<JsonlWriter> {
    await mkdir(dirname(path), { recursive: true });
    const aside = `${path}.partial`;
    return new JsonlWriter(path, aside, await open(aside, 'w'));
  }

  /** Adds one line: the JSON text of a row, without its line feed. */
  write(line: string): void {
    this.#makeRoom(line.length * unitBytes + 1);
    this.#used += this.#block.write(line, this.#used);
    this.#block[this.#used++] = lineFeed;
    this.#rows++;
  }

  /** Adds the lines of rows. */
  writeRows(rows: readonly Row[]): void {
    for (const piece of piecesOf(rows)) {
      if (piece.length < wholeBytes) {
        this.#makeRoom(piece.length);
        this.#block.set(piece, this.#used);
        this.#used += piece.length;
      } else {
        this.#endBlock();
        this.#full.push(piece);
      }
    }
    this.#rows += rows.length;
  }

  /** Adds the lines at the beginning of another file: so many, which are so many bytes. */
  async copyFrom(path: string, { rows, bytes }: Pick<WrittenFile, 'rows' | 'bytes'>): Promise<void> {
    if (bytes === 0) return;
    await this.written();
    for await (const chunk of createReadStream(path, { end: bytes - 1, highWaterMark: copiedBytes }))
      await this.#handle.writeFile(chunk as Buffer);
    this.#rows += rows;
    this.#bytes += bytes;
  }

  /** Hands what is full to the disk, and waits where the disk is far behind: call it after every batch. */
  async drain(): Promise<void> {
    if (this.#full.length > 0) this.#writeFull();
    if (this.#waiting > mostWaiting || this.#failed) await this.#writing;
  }

  /** Resolves when the system has taken all lines so far, and gives the path where they are by now. */
  async written(): Promise<string> {
    if (this.#closed) return this.#path;
    this.#endBlock();
    this.#writeFull();
    await this.#writing;
    return this.#aside;
  }

  async close(): Promise<WrittenFile> {
    await this.written();
    await this.#handle.sync();
    await this.#handle.close();
    await rename(this.#aside, this.#path);
    this.#closed = true;
    return { path: this.#path, rows: this.#rows, bytes: this.#bytes };
  }

  /** Gives up: the partial file stays for a look, under its partial name. */
  async abandon(): Promise<void> {
    await this.#writing.catch(() => undefined);
    await this.#handle.close();
  }

  #makeRoom(bytes: number): void {
    if (this.#used + bytes <= this.#block.length) return;
    this.#endBlock();
    if (this.#block.length < bytes) this.#block = Buffer.allocUnsafeSlow(Math.max(blockBytes, bytes));
  }

  /** What was gathered is full; what follows is gathered in the rest of the block. */
  #endBlock(): void {
    if (this.#used > 0) this.#full.push(this.#block.subarray(0, this.#used));
    this.#block = this.#block.subarray(this.#used);
    this.#used = 0;
  }

  #writeFull(): void {
    const full = this.#full;
    this.#full = [];
    for (const { length } of full) this.#waiting += length;
    this.#writing = this.#writing.then(async () => {
      for (const chunk of full) {
        await this.#handle.writeFile(chunk);
        this.#bytes += chunk.length;
        this.#waiting -= chunk.length;
      }
    });
    // A failure is thrown by the next drain or by close; until then it must not count as unhandled.
    this.#writing.catch(() => {
      this.#failed = true;
    });
  }
}

import { createReadStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BlockFile } from '#datasets/block-file.js';
import { piecesOf, type Row } from './row.js';

/** A finished file. */
export interface WrittenFile {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
}

/** What is read at once of a file that is copied. */
const copiedBytes = 1 << 20;
const lineFeed = Buffer.from('\n');

/**
 * Writes lines beside the file's final name and renames it once all of them are on disk, so that a half-written file is
 * never taken for whole.
 */
export class JsonlWriter {
  readonly #path: string;
  readonly #aside: string;
  readonly #file: BlockFile;
  #rows = 0;
  #closed = false;

  private constructor(path: string, aside: string, file: BlockFile) {
    this.#path = path;
    this.#aside = aside;
    this.#file = file;
  }

  /** @param readSoon see `BlockFile.create` */
  static async create(path: string, readSoon = false): Promise<JsonlWriter> {
    await mkdir(dirname(path), { recursive: true });
    const aside = `${path}.partial`;
    return new JsonlWriter(path, aside, await BlockFile.create(aside, readSoon));
  }

  /** Adds one line: the JSON text of a row, without its line feed. */
  write(line: string): void {
    this.#file.write(Buffer.from(line));
    this.#file.write(lineFeed);
    this.#rows++;
  }

  /** Adds the lines of rows. */
  writeRows(rows: readonly Row[]): void {
    for (const piece of piecesOf(rows)) this.#file.write(piece);
    this.#rows += rows.length;
  }

  /** Adds the lines at the beginning of another file: so many, which are so many bytes. */
  async copyFrom(path: string, { rows, bytes }: Pick<WrittenFile, 'rows' | 'bytes'>): Promise<void> {
    if (bytes === 0) return;
    for await (const chunk of createReadStream(path, { end: bytes - 1, highWaterMark: copiedBytes })) {
      this.#file.write(chunk as Buffer);
      await this.#file.drain();
    }
    this.#rows += rows;
  }

  /** Hands what is full to the disk, and waits where the disk is far behind: call it after every batch. */
  async drain(): Promise<void> {
    await this.#file.drain();
  }

  /** Resolves when the system has taken all lines so far, and gives the path where they are by now. */
  async written(): Promise<string> {
    if (this.#closed) return this.#path;
    await this.#file.written();
    return this.#aside;
  }

  async close(): Promise<WrittenFile> {
    await this.#file.close();
    await rename(this.#aside, this.#path);
    this.#closed = true;
    return { path: this.#path, rows: this.#rows, bytes: this.#file.bytes };
  }

  /** Gives up: the partial file stays for a look, under its partial name. */
  async abandon(): Promise<void> {
    await this.#file.abandon();
  }
}

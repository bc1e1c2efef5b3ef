import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A finished file. */
export interface WrittenFile {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
}

const bufferBytes = 1 << 18;
/** The most bytes that UTF-8 needs for a UTF-16 code unit. */
const unitBytes = 3;
const lineFeed = 10;

/**
 * Writes lines beside the file's final name and renames it once all of them are on disk, so that a half-written file is
 * never taken for whole. Lines become bytes at once: texts that wait would outlive the young generation of the heap, and the
 * collector would move each of them twice.
 */
export class JsonlWriter {
  readonly #path: string;
  readonly #handle: FileHandle;
  #full: Buffer[] = [];
  #buffer = Buffer.allocUnsafe(bufferBytes);
  #used = 0;
  #rows = 0;
  #bytes = 0;

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  static async create(path: string): Promise<JsonlWriter> {
    await mkdir(dirname(path), { recursive: true });
    return new JsonlWriter(path, await open(`${path}.partial`, 'w'));
  }

  /** Adds one line: the JSON text of a row, without its line feed. */
  write(line: string): void {
    const most = line.length * unitBytes + 1;
    if (this.#used + most > this.#buffer.length) this.#takeNew(most);
    this.#used += this.#buffer.write(line, this.#used);
    this.#buffer[this.#used++] = lineFeed;
    this.#rows++;
  }

  /** Waits until little is held in memory; call it after every batch. */
  async drain(): Promise<void> {
    if (this.#full.length > 0) await this.#flush();
  }

  async close(): Promise<WrittenFile> {
    this.#takeNew(0);
    await this.#flush();
    await this.#handle.sync();
    await this.#handle.close();
    await rename(`${this.#path}.partial`, this.#path);
    return { path: this.#path, rows: this.#rows, bytes: this.#bytes };
  }

  /** Gives up: the partial file stays for a look, under its partial name. */
  async abandon(): Promise<void> {
    await this.#handle.close();
  }

  #takeNew(least: number): void {
    if (this.#used > 0) this.#full.push(this.#buffer.subarray(0, this.#used));
    this.#buffer = Buffer.allocUnsafe(Math.max(bufferBytes, least));
    this.#used = 0;
  }

  async #flush(): Promise<void> {
    const full = this.#full;
    this.#full = [];
    for (const chunk of full) {
      this.#bytes += chunk.length;
      await this.#handle.writeFile(chunk);
    }
  }
}

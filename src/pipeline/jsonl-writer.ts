import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A finished file. */
export interface WrittenFile {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
}

const flushBytes = 1 << 20;

/**
 * Writes lines beside the file's final name and renames it once all of them are on disk, so that a half-written file is
 * never taken for whole.
 */
export class JsonlWriter {
  readonly #path: string;
  readonly #handle: FileHandle;
  #pending: string[] = [];
  #pendingLength = 0;
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
    this.#pending.push(line);
    this.#pendingLength += line.length;
    this.#rows++;
  }

  /** Waits until little is held in memory; call it after every batch. */
  async drain(): Promise<void> {
    if (this.#pendingLength >= flushBytes) await this.#flush();
  }

  async close(): Promise<WrittenFile> {
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

  async #flush(): Promise<void> {
    if (this.#pending.length === 0) return;
    const chunk = Buffer.from(`${this.#pending.join('\n')}\n`);
    this.#pending = [];
    this.#pendingLength = 0;
    this.#bytes += chunk.length;
    await this.#handle.writeFile(chunk);
  }
}

import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A file for what memory has no room for, in the system's folder for temporary files (`TMPDIR`); made with its first byte. It has no name from the
 * start, so that nothing is left of it, however the process ends. Errors carry the folder as their `path`.
 */
export class TemporaryFile {
  #file: number | undefined;
  #size = 0;

  /** Bytes that were appended. */
  get size(): number {
    return this.#size;
  }

  append(bytes: Uint8Array): void {
    const folder = tmpdir();
    try {
      this.#file ??= namelessFile(folder);
      for (let written = 0; written < bytes.length; )
        written += writeSync(this.#file, bytes, written, undefined, this.#size + written);
    } catch (error) {
      throw Object.assign(error as NodeJS.ErrnoException, { path: folder });
    }
    this.#size += bytes.length;
  }

  /** Fills `target` with the bytes from `from` on, all of which were appended. */
  read(target: Uint8Array, from: number): void {
    for (let read = 0; read < target.length; ) {
      const more = readSync(this.#file as number, target, read, target.length - read, from + read);
      if (more === 0) throw new RangeError(`${from + read} bytes were appended, and more are read`);
      read += more;
    }
  }

  /** Frees the room; what was appended is lost. */
  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

function namelessFile(folder: string): number {
  const path = join(folder, `rlvr-${randomUUID()}`);
  const file = openSync(path, 'wx+');
  unlinkSync(path);
  return file;
}

import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { exitCode, Failure } from '../failure.js';

/** A file that batches are appended to. What was written after the last save is cut off first: those batches are drawn again. */
export class OutFile {
  readonly #file: number;
  #size: number;

  /** @param size bytes that the last save knows of; 0 begins anew */
  constructor(path: string, size: number) {
    try {
      this.#file = openSync(path, size > 0 ? 'r+' : 'w');
    } catch (cause) {
      throw new Failure(exitCode.usage, {
        message: `cannot be written: ${(cause as Error).message}`,
        remedy:
          size > 0
            ? 'the state goes on in this file: put it back, or begin anew with another --state'
            : 'choose another --out',
        place: { file: path },
        cause,
      });
    }
    ftruncateSync(this.#file, size);
    this.#size = size;
  }

  /** Returns the bytes that the file has now. */
  write(text: string): number {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(this.#file, bytes, done, bytes.length - done, this.#size + done);
    }
    this.#size += bytes.length;
    return this.#size;
  }

  close(): void {
    fsyncSync(this.#file);
    closeSync(this.#file);
  }
}

import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** 4 MiB of 32-bit words. */
const chunkWords = 1 << 20;
const wordBytes = 4;

/**
 * A long row of 32-bit words: its end in memory, and what is before it, beyond a bound, in a file of the system's folder for temporary files. The
 * file has no name from the start, so that nothing is left of it, however the process ends.
 */
export class WordStore {
  readonly #kept: number;
  readonly #chunks: (Uint32Array | undefined)[] = [];
  #size = 0;
  #file: number | undefined;
  /** The first chunk that is in memory. */
  #first = 0;

  /** @param bound bytes that are held in memory; a chunk of 4 MiB at the least */
  constructor(bound: number) {
    this.#kept = Math.max(1, Math.floor(bound / (chunkWords * wordBytes)));
  }

  get size(): number {
    return this.#size;
  }

  append(words: Uint32Array): void {
    for (let taken = 0; taken < words.length; ) {
      const at = this.#size % chunkWords;
      if (at === 0) this.#openChunk();
      const piece = words.subarray(taken, taken + chunkWords - at);
      (this.#chunks.at(-1) as Uint32Array).set(piece, at);
      taken += piece.length;
      this.#size += piece.length;
    }
  }

  /** The words from `from` up to `to` where they lie in memory, to be read and changed; undefined where they do not, or not in one piece. */
  view(from: number, to: number): Uint32Array | undefined {
    const chunk = Math.floor(from / chunkWords);
    const start = from - chunk * chunkWords;
    const end = to - chunk * chunkWords;
    return end > chunkWords ? undefined : this.#chunks[chunk]?.subarray(start, end);
  }

  /** A copy of the words from `from` up to `to`. */
  read(from: number, to: number): Uint32Array {
    const words = new Uint32Array(to - from);
    for (let at = from; at < to; ) {
      const chunk = Math.floor(at / chunkWords);
      const end = Math.min(to, (chunk + 1) * chunkWords);
      const held = this.view(at, end);
      const target = words.subarray(at - from, end - from);
      if (held !== undefined) target.set(held);
      else readSync(this.#file as number, target, 0, target.byteLength, at * wordBytes);
      at = end;
    }
    return words;
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
    this.#chunks.length = 0;
  }

  #openChunk(): void {
    if (this.#chunks.length - this.#first === this.#kept) {
      this.#file ??= namelessFile();
      const chunk = this.#chunks[this.#first] as Uint32Array;
      const start = this.#first * chunk.byteLength;
      for (let written = 0; written < chunk.byteLength; )
        written += writeSync(this.#file, new Uint8Array(chunk.buffer, written), 0, null, start + written);
      this.#chunks[this.#first++] = undefined;
    }
    this.#chunks.push(new Uint32Array(chunkWords));
  }
}

function namelessFile(): number {
  const path = join(tmpdir(), `rlvr-${randomUUID()}`);
  const file = openSync(path, 'wx+');
  unlinkSync(path);
  return file;
}

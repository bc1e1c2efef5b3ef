import { freeMemory } from '../free-memory.js';
import { TemporaryFile } from '../temporary-file.js';

const wordBytes = 4;
/** The least and the most bytes of a chunk. Memory of 64 MiB goes back to the system once it is free; of small pieces the process keeps some. */
const [leastChunk, mostChunk] = [2 ** 22, 2 ** 26];

/** A long row of 32-bit words: its end in memory, and what is before it, beyond a bound, in a file. */
export class WordStore {
  readonly #kept: number;
  readonly #chunkWords: number;
  readonly #chunks: (Uint32Array<ArrayBuffer> | undefined)[] = [];
  #size = 0;
  readonly #file = new TemporaryFile();
  /** The first chunk that is in memory. */
  #first = 0;

  /** @param bound bytes that are held in memory; 4 MiB at the least */
  constructor(bound: number) {
    const chunkBytes = Math.min(Math.max(leastChunk, 2 ** Math.floor(Math.log2(bound / 8))), mostChunk);
    this.#chunkWords = chunkBytes / wordBytes;
    this.#kept = Math.max(1, Math.floor(bound / chunkBytes));
  }

  get size(): number {
    return this.#size;
  }

  append(words: Uint32Array): void {
    for (let taken = 0; taken < words.length; ) {
      const at = this.#size % this.#chunkWords;
      if (at === 0) this.#openChunk();
      const piece = words.subarray(taken, taken + this.#chunkWords - at);
      (this.#chunks.at(-1) as Uint32Array).set(piece, at);
      taken += piece.length;
      this.#size += piece.length;
    }
  }

  /** The words from `from` up to `to` where they lie in memory, to be read and changed before more are appended; undefined where they do not, or not in one piece. */
  view(from: number, to: number): Uint32Array | undefined {
    const chunk = Math.floor(from / this.#chunkWords);
    const start = from - chunk * this.#chunkWords;
    const end = to - chunk * this.#chunkWords;
    return end > this.#chunkWords ? undefined : this.#chunks[chunk]?.subarray(start, end);
  }

  /** A copy of the words from `from` up to `to`. */
  read(from: number, to: number): Uint32Array {
    const words = new Uint32Array(to - from);
    for (let at = from; at < to; ) {
      const chunk = Math.floor(at / this.#chunkWords);
      const end = Math.min(to, (chunk + 1) * this.#chunkWords);
      const held = this.view(at, end);
      const target = words.subarray(at - from, end - from);
      if (held !== undefined) target.set(held);
      else this.#file.read(bytesOf(target), at * wordBytes);
      at = end;
    }
    return words;
  }

  close(): void {
    this.#file.close();
    freeMemory(this.#chunks.flatMap((chunk) => chunk?.buffer ?? []));
    this.#chunks.length = 0;
  }

  #openChunk(): void {
    let chunk: Uint32Array<ArrayBuffer> | undefined;
    if (this.#chunks.length - this.#first === this.#kept) {
      chunk = this.#chunks[this.#first] as Uint32Array<ArrayBuffer>;
      this.#file.append(bytesOf(chunk));
      this.#chunks[this.#first++] = undefined;
    }
    this.#chunks.push(chunk ?? new Uint32Array(this.#chunkWords));
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

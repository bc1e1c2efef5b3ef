/** Room for the lines of a batch as they go in, and behind them what they become in each of a few stages. */
const pieceBytes = 1 << 22;

/** A piece of memory that goes to another thread and comes back, filled from its beginning on. */
export class PooledMemory {
  readonly buffer: ArrayBuffer;
  #used = 0;

  constructor(buffer: ArrayBuffer) {
    this.buffer = buffer;
  }

  /** The next bytes; undefined where there are not so many left. */
  take(bytes: number): Uint8Array<ArrayBuffer> | undefined {
    if (this.#used + bytes > this.buffer.byteLength) return undefined;
    const place = new Uint8Array(this.buffer, this.#used, bytes);
    this.#used += bytes;
    return place;
  }
}

/**
 * Memory that is used again and again. What goes over and is let go has V8 collect the whole heap several times a second; what threads
 * share (SharedArrayBuffer) V8 copies to and from word by word.
 */
export class MemoryPool {
  readonly #free: ArrayBuffer[] = [];

  take(): PooledMemory {
    return new PooledMemory(this.#free.pop() ?? new ArrayBuffer(pieceBytes));
  }

  /** Takes memory back: nobody may read or write there any more. */
  giveBack(buffer: ArrayBuffer): void {
    // Lines that had no room lie in memory of just their size.
    if (buffer.byteLength === pieceBytes) this.#free.push(buffer);
  }
}

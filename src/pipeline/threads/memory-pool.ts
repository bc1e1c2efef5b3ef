/**
 * Memory that goes to other threads and comes back, to be used again and again. What goes over and is let go has V8 collect the whole heap several times a second; what threads
 * share (SharedArrayBuffer) V8 copies to and from word by word.
 */
export class MemoryPool {
  readonly #pieceBytes: number;
  readonly #free: ArrayBuffer[] = [];

  /**
   * @param pieceBytes bytes of each piece. Few and small ones: as long as those that came of late are more than 32 MiB, V8 collects the young
   *   generation for each piece of memory that anyone takes
   */
  constructor(pieceBytes: number) {
    this.#pieceBytes = pieceBytes;
  }

  take(): ArrayBuffer {
    return this.#free.pop() ?? new ArrayBuffer(this.#pieceBytes);
  }

  /** Takes memory back: nobody may read or write there any more. */
  giveBack(buffer: ArrayBuffer): void {
    // Lines that had no room lie in memory of just their size.
    if (buffer.byteLength === this.#pieceBytes) this.#free.push(buffer);
  }
}

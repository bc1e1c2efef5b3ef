/** Room for the lines of a batch as they go in, and behind them what they become in each of a few stages. */
const pieceBytes = 1 << 22;

/**
 * Memory that goes to other threads and comes back, to be used again and again. What goes over and is let go has V8 collect the whole heap several times a second; what threads
 * share (SharedArrayBuffer) V8 copies to and from word by word.
 */
export class MemoryPool {
  readonly #free: ArrayBuffer[] = [];

  take(): ArrayBuffer {
    return this.#free.pop() ?? new ArrayBuffer(pieceBytes);
  }

  /** Takes memory back: nobody may read or write there any more. */
  giveBack(buffer: ArrayBuffer): void {
    // Lines that had no room lie in memory of just their size.
    if (buffer.byteLength === pieceBytes) this.#free.push(buffer);
  }
}

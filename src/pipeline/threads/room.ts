/** Memory of a block: its lines as they go in, and behind them what they become in each of a few stages. */
const roomBytes = 1 << 22;

/** Memory that goes to another thread and comes back, filled from its beginning on. */
export class Room {
  readonly memory: ArrayBuffer;
  #used: number;

  /** @param used how much of it is taken; 0 if absent */
  constructor(memory: ArrayBuffer, used = 0) {
    this.memory = memory;
    this.#used = used;
  }

  /** The next bytes; undefined where there are not so many left. */
  take(bytes: number): Uint8Array<ArrayBuffer> | undefined {
    if (this.#used + bytes > this.memory.byteLength) return undefined;
    const place = new Uint8Array(this.memory, this.#used, bytes);
    this.#used += bytes;
    return place;
  }
}

/**
 * Rooms that are used again and again. Memory that goes over and is let go has the garbage collector run several times a second, which costs
 * a tenth of the processor time; memory that threads share would be copied to and from byte by byte.
 */
export class Rooms {
  readonly #free: ArrayBuffer[] = [];

  open(): Room {
    return new Room(this.#free.pop() ?? new ArrayBuffer(roomBytes));
  }

  /** Takes the memory of a room back: nobody may read or write there any more. */
  close(memory: ArrayBuffer): void {
    // Rows that had no room lie in memory of just their size.
    if (memory.byteLength === roomBytes) this.#free.push(memory);
  }
}

/** Memory of a block: its lines as they go in, and behind them what they become in each of a few stages. */
const roomBytes = 1 << 22;

export interface RoomPlace {
  readonly memory: SharedArrayBuffer;
  /** How much of it is taken. */
  readonly used: number;
}

/** Memory that two threads share, filled from its beginning on. */
export class Room {
  readonly memory: SharedArrayBuffer;
  #used: number;

  constructor({ memory, used }: RoomPlace) {
    this.memory = memory;
    this.#used = used;
  }

  /** What another thread makes a room of that goes on where this one ends. */
  place(): RoomPlace {
    return { memory: this.memory, used: this.#used };
  }

  /** The next bytes; undefined where there are not so many left. */
  take(bytes: number): Uint8Array | undefined {
    if (this.#used + bytes > this.memory.byteLength) return undefined;
    const place = new Uint8Array(this.memory, this.#used, bytes);
    this.#used += bytes;
    return place;
  }
}

/**
 * Rooms that are used again and again. Memory that goes over and is let go has the garbage collector run several times a second, which costs
 * a tenth of the processor time.
 */
export class Rooms {
  readonly #free: SharedArrayBuffer[] = [];

  open(): Room {
    return new Room({ memory: this.#free.pop() ?? new SharedArrayBuffer(roomBytes), used: 0 });
  }

  /** Takes a room back: nobody may read or write there any more. */
  close({ memory }: Room): void {
    this.#free.push(memory);
  }
}

/** Many lists of 32-bit numbers in a form that passes between threads at the cost of a copy. */
export interface Packed {
  /** The numbers of all lists, one after the other. */
  readonly all: Uint32Array;
  readonly lengths: readonly number[];
}

/** Packs lists that it is given one by one; each may be gone by the next. */
export class Packer {
  #all = new Uint32Array(1 << 12);
  #size = 0;
  readonly #lengths: number[] = [];

  add(list: Uint32Array): void {
    if (this.#size + list.length > this.#all.length) {
      const larger = new Uint32Array(2 * (this.#size + list.length));
      larger.set(this.#all);
      this.#all = larger;
    }
    this.#all.set(list, this.#size);
    this.#size += list.length;
    this.#lengths.push(list.length);
  }

  packed(): Packed {
    return { all: this.#all.slice(0, this.#size), lengths: this.#lengths };
  }
}

export function unpack({ all, lengths }: Packed): Uint32Array[] {
  let at = 0;
  return lengths.map((length) => {
    at += length;
    return all.subarray(at - length, at);
  });
}

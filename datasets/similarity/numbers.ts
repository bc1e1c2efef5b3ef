type Typed =
  | Uint8Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/** Numbers of one type in an array that grows: their bytes and no more, and nothing for the garbage collector to walk. */
export class Numbers<A extends Typed> {
  #array: A;
  #size = 0;

  /** @param Type the array's class, such as `Uint32Array` */
  constructor(Type: new (length: number) => A) {
    this.#array = new Type(1024);
  }

  get size(): number {
    return this.#size;
  }

  push(value: number): void {
    this.#makeRoom(1);
    this.#array[this.#size++] = value;
  }

  pushAll(values: ArrayLike<number>): void {
    this.#makeRoom(values.length);
    this.#array.set(values, this.#size);
    this.#size += values.length;
  }

  /** @param place 0 ≤ place < size */
  at(place: number): number {
    return this.#array[place] as number;
  }

  set(place: number, value: number): void {
    this.#array[place] = value;
  }

  /** The numbers from `from` up to `to`; it holds until the next push. */
  between(from: number, to: number): A {
    return this.#array.subarray(from, to) as A;
  }

  /** The numbers so far, in an array of just their size. */
  copy(): A {
    return this.#array.slice(0, this.#size) as A;
  }

  /** Begins again, in the memory that it has. */
  clear(): void {
    this.#size = 0;
  }

  #makeRoom(more: number): void {
    const needed = this.#size + more;
    if (needed <= this.#array.length) return;
    const Type = this.#array.constructor as new (length: number) => A;
    const larger = new Type(Math.max(needed, 2 * this.#array.length));
    larger.set(this.#array.subarray(0, this.#size));
    this.#array = larger;
  }
}

/** Parked problems by the ability at which they come back, the lowest first: a binary heap. An entry may have been overtaken by feedback. */
export class ParkedQueue {
  readonly #returnAt: Float32Array;
  readonly #heap: number[] = [];
  /** The threshold that each entry was added with: the array may have changed since. */
  readonly #keys: number[] = [];

  constructor(returnAt: Float32Array) {
    this.#returnAt = returnAt;
  }

  clear(): void {
    this.#heap.length = 0;
    this.#keys.length = 0;
  }

  add(problem: number): void {
    const key = this.#returnAt[problem] as number;
    let at = this.#heap.length;
    this.#heap.push(problem);
    this.#keys.push(key);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  /** Takes out a problem whose threshold the ability has reached. */
  due(ability: number): number | undefined {
    return this.#heap.length > 0 && (this.#keys[0] as number) <= ability ? this.first() : undefined;
  }

  /** Takes out the problem with the lowest threshold; of equals the one with the lowest number. */
  first(): number | undefined {
    const top = this.#heap[0];
    const [problem, key] = [this.#heap.pop(), this.#keys.pop()];
    if (top === undefined || this.#heap.length === 0) return top;
    this.#heap[0] = problem as number;
    this.#keys[0] = key as number;
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < this.#heap.length && this.#before(left, least)) least = left;
      if (right < this.#heap.length && this.#before(right, least)) least = right;
      if (least === at) return top;
      this.#swap(at, least);
      at = least;
    }
  }

  #before(left: number, right: number): boolean {
    const [a, b] = [this.#keys[left] as number, this.#keys[right] as number];
    return a < b || (a === b && (this.#heap[left] as number) < (this.#heap[right] as number));
  }

  #swap(left: number, right: number): void {
    for (const array of [this.#heap, this.#keys]) {
      const held = array[left] as number;
      array[left] = array[right] as number;
      array[right] = held;
    }
  }
}

import { type Random, random } from '#datasets/random.js';

/** A uniform sample of a stream of unknown length (Vitter's Algorithm R, 1985); the same seed and stream give the same sample. */
export class Reservoir<T> {
  readonly #size: number;
  readonly #random: Random;
  readonly #held: { readonly at: number; readonly item: T }[] = [];
  #seen = 0;

  constructor(size: number, ...key: readonly (string | number)[]) {
    this.#size = size;
    this.#random = random('inspect', ...key);
  }

  get seen(): number {
    return this.#seen;
  }

  /** @param make called only when the item is taken */
  offer(make: () => T): void {
    const at = this.#seen++;
    if (at < this.#size) {
      this.#held.push({ at, item: make() });
      return;
    }
    const place = this.#random.int(0, at);
    if (place < this.#size) this.#held[place] = { at, item: make() };
  }

  /** What is held, in the order of the stream. */
  items(): T[] {
    return this.#held.toSorted((a, b) => a.at - b.at).map(({ item }) => item);
  }
}

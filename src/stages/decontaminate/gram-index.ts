/**
 * Where runs of `size` words stand in texts that are given by the hashes of their words. A run is known by 53 bits of its hashes, so
 * what is found is a candidate: whoever accuses a pair looks at its words.
 */
export class GramIndex {
  readonly #size: number;
  /** A run → pairs (text, position), flat. */
  readonly #places = new Map<number, number[]>();

  /** @param size words in a run, ≥ 1 */
  constructor(size: number) {
    this.#size = size;
  }

  add(text: number, words: ArrayLike<number>): void {
    for (let at = 0; at + this.#size <= words.length; at++) {
      const key = runKey(words, at, this.#size);
      const places = this.#places.get(key);
      if (places) places.push(text, at);
      else this.#places.set(key, [text, at]);
    }
  }

  /** Text → the positions at which a run begins that the given words hold too. */
  shared(words: ArrayLike<number>): Map<number, Set<number>> {
    const found = new Map<number, Set<number>>();
    for (let at = 0; at + this.#size <= words.length; at++) {
      const places = this.#places.get(runKey(words, at, this.#size));
      if (places === undefined) continue;
      for (let place = 0; place < places.length; place += 2) {
        const text = places[place] as number;
        const starts = found.get(text);
        if (starts) starts.add(places[place + 1] as number);
        else found.set(text, new Set([places[place + 1] as number]));
      }
    }
    return found;
  }
}

function runKey(words: ArrayLike<number>, from: number, size: number): number {
  let low = 0;
  let high = 0;
  for (let at = from; at < from + size; at++) {
    const word = words[at] as number;
    low = Math.imul(low ^ word, 0x9e3779b1) + 0x7f4a7c15;
    high = Math.imul(high ^ word, 0x85ebca6b) ^ (high >>> 15);
  }
  return (high >>> 0) * 0x200000 + (low >>> 11);
}

import { Numbers } from './numbers.js';

/** 32-bit words of a key. */
export const keyWords = 4;

/** Numbers keys of 128 bits as they come: equal ones share the number of the first. 28 to 40 bytes for each key that is not equal to another. */
export class KeyTable {
  readonly #keys = new Numbers(Uint32Array);
  /** Open addressing with linear probing: the number of a key and one more, 0 for a free place. */
  #slots = new Uint32Array(1 << 11);

  /** How many keys there are that are not equal to another. */
  get size(): number {
    return this.#keys.size / keyWords;
  }

  /** The number of the key whose words begin at `from`, a new one where it has not come before. */
  add(words: Uint32Array, from: number): number {
    const slot = this.#slotOf(words, from);
    const found = this.#slots[slot] as number;
    if (found > 0) return found - 1;
    this.#keys.pushAll(words.subarray(from, from + keyWords));
    this.#slots[slot] = this.size;
    if (2 * this.size > this.#slots.length) this.#grow();
    return this.size - 1;
  }

  /** Where the key is, or the free place where it belongs. The words are a hash: the first is as good as any. */
  #slotOf(words: Uint32Array, from: number): number {
    const mask = this.#slots.length - 1;
    let slot = (words[from] as number) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const number = this.#slots[slot] as number;
      if (number === 0 || this.#isKey(number - 1, words, from)) return slot;
    }
  }

  #isKey(number: number, words: Uint32Array, from: number): boolean {
    for (let at = 0; at < keyWords; at++)
      if (this.#keys.at(number * keyWords + at) !== words[from + at]) return false;
    return true;
  }

  #grow(): void {
    const { size } = this;
    this.#slots = new Uint32Array(2 * this.#slots.length);
    const keys = this.#keys.between(0, size * keyWords);
    for (let number = 0; number < size; number++)
      this.#slots[this.#slotOf(keys, number * keyWords)] = number + 1;
  }
}

import { maxTokens } from './tokens.js';

/** Twice the most keys of a text, so that a free slot is near. A power of 2. */
const slots = 2 * maxTokens;

/**
 * The first and the last sentence in which each key stands: a table with linear probing that the next text overwrites. A `Map` does the
 * same at four times the cost.
 */
export class SentenceSpans {
  readonly #key = new Int32Array(slots);
  /** The text by which a slot was last taken. */
  readonly #text = new Int32Array(slots);
  readonly #first = new Uint16Array(slots);
  readonly #last = new Uint16Array(slots);
  /** The slots taken by this text. */
  readonly #taken = new Uint16Array(maxTokens);
  #keys = 0;
  #texts = 0;

  clear(): void {
    this.#keys = 0;
    this.#texts = (this.#texts + 1) | 0;
  }

  /** Sentences come in order; at most `maxTokens` different keys. */
  add(key: number, sentence: number): void {
    const slot = this.#slotOf(key);
    if (this.#text[slot] !== this.#texts) {
      this.#text[slot] = this.#texts;
      this.#key[slot] = key;
      this.#first[slot] = sentence;
      this.#taken[this.#keys++] = slot;
    }
    this.#last[slot] = sentence;
  }

  /** The first sentence of a key that was added. */
  firstOf(key: number): number {
    return this.#first[this.#slotOf(key)] as number;
  }

  /** The fewest keys that stand on both sides of any border between two neighbours of so many sentences (≥ 2). */
  fewestAcross(sentences: number): number {
    // A key crosses every border from its first sentence to its last: +1 where that begins, -1 where it ends.
    const change = new Int32Array(sentences);
    for (let at = 0; at < this.#keys; at++) {
      const slot = this.#taken[at] as number;
      (change[this.#first[slot] as number] as number)++;
      (change[this.#last[slot] as number] as number)--;
    }
    let fewest = Number.POSITIVE_INFINITY;
    let across = 0;
    for (let border = 0; border < sentences - 1; border++) {
      across += change[border] as number;
      fewest = Math.min(fewest, across);
    }
    return fewest;
  }

  /** The slot that holds the key, or the free one that it would take. */
  #slotOf(key: number): number {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 16) & (slots - 1);
    while (this.#text[slot] === this.#texts && this.#key[slot] !== key) slot = (slot + 1) & (slots - 1);
    return slot;
  }
}

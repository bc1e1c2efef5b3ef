import { Texts } from '#datasets/similarity/index.js';

/** Of a place in the table: the number of an id and one more (0 where it is free), and the id's hash. */
const placeWords = 2;

/**
 * Ids by number and numbers by id, in typed arrays: about 30 bytes and the id's own for each, where a Map of strings takes a
 * hundred and the garbage collector's time. Ids are compared by their UTF-8 bytes.
 */
export class IdTable {
  readonly #ids = new Texts();
  /** Open addressing with linear probing. */
  #places = new Uint32Array(placeWords << 11);

  get count(): number {
    return this.#ids.size;
  }

  /** Adds an id and returns its number: 0, 1, 2, …; undefined when it is there already. */
  add(id: string): number | undefined {
    const whole = id.toWellFormed();
    const hash = hashOf(whole);
    const place = this.#placeOf(whole, hash);
    if (this.#places[place] !== 0) return undefined;
    this.#ids.add(whole);
    this.#places[place] = this.count;
    this.#places[place + 1] = hash;
    if (2 * placeWords * this.count > this.#places.length) this.#grow();
    return this.count - 1;
  }

  /** The number of an id, or undefined. */
  find(id: string): number | undefined {
    const whole = id.toWellFormed();
    const held = this.#places[this.#placeOf(whole, hashOf(whole))] as number;
    return held === 0 ? undefined : held - 1;
  }

  id(number: number): string {
    return this.#ids.at(number);
  }

  /** Every id's bytes in order, for a hash. */
  bytes(): Generator<Uint8Array> {
    return this.#ids.pieces();
  }

  /** Where the id is, or the free place where it belongs. */
  #placeOf(id: string, hash: number): number {
    const mask = this.#places.length - 1;
    let place = (placeWords * hash) & mask;
    for (; ; place = (place + placeWords) & mask) {
      const held = this.#places[place] as number;
      if (held === 0) return place;
      if (this.#places[place + 1] === hash && this.#ids.at(held - 1) === id) return place;
    }
  }

  #grow(): void {
    const before = this.#places;
    this.#places = new Uint32Array(2 * before.length);
    const mask = this.#places.length - 1;
    for (let from = 0; from < before.length; from += placeWords) {
      if (before[from] === 0) continue;
      let place = (placeWords * (before[from + 1] as number)) & mask;
      while (this.#places[place] !== 0) place = (place + placeWords) & mask;
      this.#places.set(before.subarray(from, from + placeWords), place);
    }
  }
}

/** FNV-1a over the UTF-16 code units, with a last mix, since tables look at the low bits. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

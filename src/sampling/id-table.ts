/**
 * Ids by number and numbers by id, in typed arrays: about 12 bytes and the id's own bytes for each, where a Map of strings takes a
 * hundred. Ids are compared by their UTF-8 bytes.
 */
export class IdTable {
  #bytes = new Uint8Array(1 << 16);
  #ends = new Float64Array(1 << 10);
  #count = 0;
  /** Open addressing: a slot holds a number + 1, or 0. */
  #slots = new Uint32Array(1 << 11);
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();

  get count(): number {
    return this.#count;
  }

  /** Adds an id and returns its number; undefined when it is there already. */
  add(id: string): number | undefined {
    if (2 * (this.#count + 1) > this.#slots.length) this.#growSlots();
    const key = this.#encoder.encode(id);
    const slot = this.#slotOf(key);
    if (this.#slots[slot] !== 0) return undefined;
    const start = this.#end(this.#count - 1);
    if (start + key.length > this.#bytes.length) {
      this.#bytes = grown(this.#bytes, Uint8Array, start + key.length);
    }
    if (this.#count === this.#ends.length) this.#ends = grown(this.#ends, Float64Array, this.#count + 1);
    this.#bytes.set(key, start);
    this.#ends[this.#count] = start + key.length;
    this.#slots[slot] = this.#count + 1;
    return this.#count++;
  }

  /** The number of an id, or undefined. */
  find(id: string): number | undefined {
    const held = this.#slots[this.#slotOf(this.#encoder.encode(id))] as number;
    return held === 0 ? undefined : held - 1;
  }

  id(number: number): string {
    return this.#decoder.decode(this.#bytes.subarray(this.#end(number - 1), this.#end(number)));
  }

  /** Every id's bytes in order, for a hash. */
  *bytes(): Generator<Uint8Array> {
    const end = this.#end(this.#count - 1);
    const block = 1 << 24;
    for (let start = 0; start < end; start += block)
      yield this.#bytes.subarray(start, Math.min(end, start + block));
  }

  #end(number: number): number {
    return number < 0 ? 0 : (this.#ends[number] as number);
  }

  /** The slot that holds the id, or the free one where it would go. */
  #slotOf(key: Uint8Array): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash(key) & mask; ; slot = (slot + 1) & mask) {
      const held = this.#slots[slot] as number;
      if (held === 0 || this.#equals(held - 1, key)) return slot;
    }
  }

  #equals(number: number, key: Uint8Array): boolean {
    const start = this.#end(number - 1);
    if (this.#end(number) - start !== key.length) return false;
    for (let at = 0; at < key.length; at++) if (this.#bytes[start + at] !== key[at]) return false;
    return true;
  }

  #growSlots(): void {
    const mask = 2 * this.#slots.length - 1;
    const slots = new Uint32Array(2 * this.#slots.length);
    for (let number = 0; number < this.#count; number++) {
      const key = this.#bytes.subarray(this.#end(number - 1), this.#end(number));
      let slot = hash(key) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

/** FNV-1a with a last mix, since tables look at the low bits. */
function hash(key: Uint8Array): number {
  let h = 0x811c9dc5;
  for (const byte of key) h = Math.imul(h ^ byte, 0x01000193);
  return (h ^ (h >>> 15)) >>> 0;
}

function grown<A extends Uint8Array | Float64Array>(
  array: A,
  kind: new (length: number) => A,
  least: number,
): A {
  const larger = new kind(Math.max(2 * array.length, least));
  larger.set(array);
  return larger;
}

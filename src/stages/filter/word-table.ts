/** A power of two, some twenty times the words that are looked for, so that a word that is not there mostly ends at a free slot. */
const slotBits = 12;

/** Words and their bits, as an open hash. Words of the same hash share their bits: a bit too many only asks a rule in vain. */
export class WordTable {
  /** For each slot the hash of a word and its bits; a slot is free while it has no bits. */
  readonly slots = new Int32Array(2 << slotBits);

  /** Of the 32 bits of a product, those that do not name a slot. */
  readonly shift = 32 - slotBits;

  add(hash: number, bit: number): void {
    const { slots } = this;
    let at = 2 * (Math.imul(hash, -1640531527) >>> this.shift);
    while (slots[at + 1] !== 0 && slots[at] !== hash) at = (at + 2) % slots.length;
    slots[at] = hash;
    slots[at + 1]! |= bit;
  }
}

/** The hash of a word and one more letter, from 1 to 26. That of a single letter is its number. */
export function withLetter(hash: number, letter: number): number {
  return ((hash << 5) | (hash >>> 27)) ^ letter;
}

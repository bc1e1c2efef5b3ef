/** A power of two, some twenty times the words that are looked for, so that a word that is not there mostly ends at a free slot. */
const slots = 4096;

/** Words and their bits, as an open hash. Words of the same hash share their bits: a bit too many only asks a rule in vain. */
export class WordTable {
  private readonly hashes = new Int32Array(slots);
  /** A slot is free while it has no bits. */
  private readonly bits = new Int32Array(slots);

  add(hash: number, bit: number): void {
    let slot = slotOf(hash);
    while (this.bits[slot] !== 0 && this.hashes[slot] !== hash) slot = (slot + 1) % slots;
    this.hashes[slot] = hash;
    this.bits[slot] = (this.bits[slot] as number) | bit;
  }

  /** The bits of the first `count` hashes; of those in `twice` only the bits that two of them have. */
  bitsOf(found: Int32Array, count: number, twice: number): number {
    const { hashes, bits } = this;
    let once = 0;
    let again = 0;
    for (let at = 0; at < count; at++) {
      const hash = found[at] as number;
      let slot = slotOf(hash);
      while (bits[slot] !== 0) {
        if (hashes[slot] === hash) {
          const here = bits[slot] as number;
          again |= once & here;
          once |= here;
          break;
        }
        slot = (slot + 1) % slots;
      }
    }
    return (once & ~twice) | (again & twice);
  }
}

/** The hash of a word and one more letter, from 1 to 26. That of a single letter is its number. */
export function withLetter(hash: number, letter: number): number {
  return ((hash << 5) | (hash >>> 27)) ^ letter;
}

function slotOf(hash: number): number {
  return Math.imul(hash, -1640531527) >>> 20;
}

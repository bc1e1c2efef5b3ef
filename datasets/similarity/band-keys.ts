import { mix } from './hash-word.js';
import { WordStore } from './word-store.js';

const groupMembers = 1 << 14;
/** What is held in memory: the keys of some 1,200,000 texts in 28 bands. */
const memoryBytes = 2 ** 27;

/** The band keys of many texts, for each group of neighbours band by band: four bytes for each text and band, beyond a bound in a file. */
export class BandKeys {
  readonly #bands: number;
  readonly #full: WordStore;
  /** The group that is being filled. */
  readonly #group: Uint32Array;
  #size = 0;

  constructor(bands: number, bound: number = memoryBytes) {
    this.#bands = bands;
    this.#full = new WordStore(bound);
    this.#group = new Uint32Array(bands * groupMembers);
  }

  /** @param from where the text's keys begin @param salt texts of different salts share no key but by accident */
  add(keys: Uint32Array, from: number, salt: number): void {
    const at = this.#size++ % groupMembers;
    for (let band = 0; band < this.#bands; band++)
      this.#group[band * groupMembers + at] = mix((keys[from + band] as number) ^ salt);
    if (at === groupMembers - 1) this.#full.append(this.#group);
  }

  /** The number of texts. */
  get size(): number {
    return this.#size;
  }

  /** The key of each member in a band. */
  of(band: number): Uint32Array<ArrayBuffer> {
    const keys = new Uint32Array(this.#size);
    const groups = Math.floor(this.#size / groupMembers);
    for (let group = 0; group < groups; group++) {
      const from = (group * this.#bands + band) * groupMembers;
      keys.set(this.#full.read(from, from + groupMembers), group * groupMembers);
    }
    const rest = band * groupMembers;
    const members = this.#size - groups * groupMembers;
    keys.set(this.#group.subarray(rest, rest + members), groups * groupMembers);
    return keys;
  }

  close(): void {
    this.#full.close();
  }
}

import { Numbers } from './numbers.js';
import { WordStore } from './word-store.js';

/** What is held in memory: the n-grams of some 1,300,000 texts of 100 words. */
const memoryBytes = 2 ** 29;
/** Words read back from the file that are held at most, 32 MiB: a text that is compared in one band mostly is in others, too. */
const mostReadBack = 2 ** 23;

/**
 * The n-grams of many texts: four bytes each, and nothing for the garbage collector to walk; beyond a bound in a file. A text's n-grams
 * are sorted and made distinct when they are first asked for, which most texts never are.
 */
export class GramStore {
  readonly #grams: WordStore;
  /** Behind which n-gram each text's end. */
  readonly #ends = new Numbers(Float64Array);
  /** How many distinct ones stand at the beginning of a text's place, sorted, and one more; 0 where they are not sorted. */
  readonly #sorted = new Numbers(Uint32Array);
  /** The distinct n-grams of texts in the file, as far as they were asked for, and where each text's are. */
  #readBack = new WordStore(Number.POSITIVE_INFINITY);
  readonly #readBackAt = new Map<number, readonly [from: number, to: number]>();

  constructor(bound: number = memoryBytes) {
    this.#grams = new WordStore(bound);
  }

  /**
   * Adds texts under the next numbers: 0, 1, 2, …
   * @param grams those of all the texts @param ends behind which of them each text's end
   */
  addAll(grams: Uint32Array, ends: ArrayLike<number>): void {
    const start = this.#grams.size;
    this.#grams.append(grams);
    for (let at = 0; at < ends.length; at++) {
      this.#ends.push(start + (ends[at] as number));
      this.#sorted.push(0);
    }
  }

  /** The distinct n-grams of a member in ascending order. */
  distinct(member: number): Uint32Array {
    const from = member === 0 ? 0 : this.#ends.at(member - 1);
    const to = this.#ends.at(member);
    const held = this.#grams.view(from, to);
    if (held === undefined) return this.#fromFile(member, from, to);
    const sorted = this.#sorted.at(member);
    if (sorted > 0) return held.subarray(0, sorted - 1);
    const distinct = sortDistinct(held);
    this.#sorted.set(member, distinct.length + 1);
    return distinct;
  }

  #fromFile(member: number, from: number, to: number): Uint32Array {
    const known = this.#readBackAt.get(member);
    if (known !== undefined) return this.#readBack.view(...known) ?? this.#readBack.read(...known);
    const all = this.#grams.read(from, to);
    const sorted = this.#sorted.at(member);
    const distinct = sorted > 0 ? all.subarray(0, sorted - 1) : sortDistinct(all);
    if (this.#readBack.size + distinct.length > mostReadBack) this.#forgetReadBack();
    const start = this.#readBack.size;
    this.#readBack.append(distinct);
    this.#readBackAt.set(member, [start, this.#readBack.size]);
    return distinct;
  }

  /** Who asked for one text still reads it while another is asked for: what is forgotten is left to the collector. */
  #forgetReadBack(): void {
    this.#readBack = new WordStore(Number.POSITIVE_INFINITY);
    this.#readBackAt.clear();
  }

  close(): void {
    this.#grams.close();
    this.#readBack.close();
    this.#readBackAt.clear();
  }
}

/** Sorts in place, and gives the beginning that holds each number once. */
function sortDistinct(numbers: Uint32Array): Uint32Array {
  numbers.sort();
  let kept = 0;
  for (let at = 0; at < numbers.length; at++)
    if (at === 0 || numbers[at] !== numbers[at - 1]) numbers[kept++] = numbers[at] as number;
  return numbers.subarray(0, kept);
}

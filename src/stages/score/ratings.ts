import type { Rated } from '../../scorers/rate-problems.js';

const faultMark = 2;
const unknown = -1;

/** The ratings of a whole set in the order of its rows: ten bytes a row. */
export class Ratings {
  #quality = new Float32Array(1024);
  #difficulty = new Float32Array(1024);
  #scorer = new Uint8Array(1024);
  readonly #scorers: string[] = [];
  readonly #faults = new Map<number, string>();
  size = 0;

  /** Adds the ratings of the next rows. */
  add(rated: readonly Rated[]): void {
    const first = this.size;
    this.#makeRoom(rated.length);
    this.size += rated.length;
    for (const [index, one] of rated.entries()) {
      const at = first + index;
      let scorer = this.#scorers.indexOf(one.scorer);
      if (scorer < 0) scorer = this.#scorers.push(one.scorer) - 1;
      this.#scorer[at] = scorer;
      if ('fault' in one) {
        this.#quality[at] = faultMark;
        this.#faults.set(at, one.fault);
        continue;
      }
      this.#quality[at] = one.quality ?? unknown;
      this.#difficulty[at] = one.difficulty ?? unknown;
    }
  }

  #makeRoom(more: number): void {
    const needed = this.size + more;
    if (needed <= this.#quality.length) return;
    const capacity = Math.max(needed, 2 * this.#quality.length);
    this.#quality = grown(this.#quality, new Float32Array(capacity));
    this.#difficulty = grown(this.#difficulty, new Float32Array(capacity));
    this.#scorer = grown(this.#scorer, new Uint8Array(capacity));
  }

  get(at: number): Rated {
    const scorer = this.#scorers[this.#scorer[at] as number] as string;
    const quality = this.#quality[at] as number;
    if (quality === faultMark) return { fault: this.#faults.get(at) as string, scorer };
    const difficulty = this.#difficulty[at] as number;
    return {
      scorer,
      ...(quality === unknown ? {} : { quality }),
      ...(difficulty === unknown ? {} : { difficulty }),
    };
  }

  /** The rows that have a quality of at least `least`, the best first; of equal ones the earlier. */
  byQuality(least: number): Uint32Array {
    const rows = new Uint32Array(this.size);
    let count = 0;
    for (let at = 0; at < this.size; at++) {
      const quality = this.#quality[at] as number;
      if (quality >= Math.fround(least) && quality !== faultMark && quality !== unknown) rows[count++] = at;
    }
    const found = rows.subarray(0, count);
    return found.sort((a, b) => (this.#quality[b] as number) - (this.#quality[a] as number) || a - b);
  }
}

function grown<T extends Float32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

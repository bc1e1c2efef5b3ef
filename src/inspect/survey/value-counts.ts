/** Distinct values counted at most; what comes beyond is counted together. */
const most = 1000;

/** Counts by value, in memory that does not grow with the rows. */
export class ValueCounts {
  readonly #counts = new Map<string, number>();
  #others = 0;

  add(value: string): void {
    const count = this.#counts.get(value);
    if (count === undefined && this.#counts.size >= most) this.#others++;
    else this.#counts.set(value, (count ?? 0) + 1);
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, this.#others);
  }

  /** The most frequent first, equals by name. */
  entries(): [string, number][] {
    const sorted = [...this.#counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return this.#others === 0 ? sorted : [...sorted, ['(others)', this.#others]];
  }
}

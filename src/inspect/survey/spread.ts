/** How numbers spread: their quantiles and a histogram, in memory that does not grow with their count. */

const digits = 3;

export interface SpreadSummary {
  readonly count: number;
  readonly mean: number;
  readonly min: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly max: number;
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Numbers are remembered to three significant digits, so quantiles are exact to half a percent; count, mean, least and most are exact. */
export class Spread {
  readonly #counts = new Map<number, number>();
  #count = 0;
  #sum = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;

  get count(): number {
    return this.#count;
  }

  add(value: number): void {
    if (!Number.isFinite(value)) return;
    const key = value === 0 ? 0 : Number(value.toPrecision(digits));
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    this.#count++;
    this.#sum += value;
    this.#min = Math.min(this.#min, value);
    this.#max = Math.max(this.#max, value);
  }

  /** Undefined while no number has come. */
  summary(): SpreadSummary | undefined {
    if (this.#count === 0) return undefined;
    const sorted = this.#sorted();
    const at = (share: number) => {
      let left = Math.ceil(share * this.#count);
      for (const [value, count] of sorted) {
        left -= count;
        if (left <= 0) return value;
      }
      return this.#max;
    };
    const [p10, p50, p90] = [at(0.1), at(0.5), at(0.9)];
    const mean = Number((this.#sum / this.#count).toPrecision(6));
    return { count: this.#count, mean, min: this.#min, p10, p50, p90, max: this.#max };
  }

  /** Bins of equal width from 0 to 1; the last takes 1 too. */
  shareBins(bins = 20): Bin[] {
    const counts = new Array<number>(bins).fill(0);
    for (const [value, count] of this.#counts) {
      const at = Math.min(bins - 1, Math.max(0, Math.floor(value * bins + 1e-9)));
      counts[at] = (counts[at] as number) + count;
    }
    return counts.map((count, at) => ({ from: at / bins, to: (at + 1) / bins, count }));
  }

  /** Bins that grow by a factor of √2, from the least to the greatest number. */
  sizeBins(): Bin[] {
    const counts = new Map<number, number>();
    for (const [value, count] of this.#counts) {
      const at = value < 1 ? -1 : Math.floor(2 * Math.log2(value) + 1e-9);
      counts.set(at, (counts.get(at) ?? 0) + count);
    }
    const keys = [...counts.keys()];
    const first = Math.min(...keys);
    const last = Math.max(...keys);
    return Array.from({ length: last - first + 1 }, (_, place) => {
      const at = first + place;
      return {
        from: at < 0 ? 0 : Math.ceil(2 ** (at / 2)),
        to: at < 0 ? 1 : Math.ceil(2 ** ((at + 1) / 2)),
        count: counts.get(at) ?? 0,
      };
    }).filter(({ from, to }) => to > from);
  }

  #sorted(): [number, number][] {
    return [...this.#counts].sort(([a], [b]) => a - b);
  }
}

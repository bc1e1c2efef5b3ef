import type { Problem } from '#datasets/problem.js';
import type { Figures } from '../../pipeline/stage.js';
import type { Rated } from '../../scorers/rate-problems.js';
import type { Scorer } from '../../scorers/scorer.js';

/**
 * Sums over the problems of a source that were rated, of ratings in ten-thousandths as rows hold them: whole numbers add up to the same in any
 * order. `doubtful` counts those of quality below one half.
 */
interface SourceSums {
  rows: number;
  quality: number;
  difficulty: number;
  doubtful: number;
}

/** What was counted, as JSON. */
export interface RatingTally {
  readonly rated: number;
  readonly faults: number;
  readonly refined: number;
  readonly sources: Readonly<Record<string, SourceSums>>;
}

/** Counts what was said of each source, for the manifest and the dataset card. */
export class RatingStatistics {
  readonly #first: Scorer;
  readonly #second: Scorer | undefined;
  readonly #sources = new Map<string, SourceSums>();
  #rated = 0;
  #faults = 0;
  #refined = 0;

  constructor(first: Scorer, second: Scorer | undefined) {
    this.#first = first;
    this.#second = second;
  }

  count(problems: readonly Problem[], rated: readonly Rated[]): void {
    for (const [at, one] of rated.entries()) {
      if (one.refined) this.#refined++;
      if ('fault' in one) {
        this.#faults++;
        continue;
      }
      this.#rated++;
      const source = (problems[at] as Problem).source.dataset;
      const sums = this.#sumsOf(source);
      sums.rows++;
      sums.quality += Math.round((one.quality ?? 0) * parts);
      sums.difficulty += Math.round((one.difficulty ?? 0) * parts);
      if ((one.quality ?? 1) < 0.5) sums.doubtful++;
    }
  }

  get faults(): number {
    return this.#faults;
  }

  tally(): RatingTally {
    return {
      rated: this.#rated,
      faults: this.#faults,
      refined: this.#refined,
      sources: Object.fromEntries(this.#byName()),
    };
  }

  /** Counts what another run has counted of other problems. */
  add(tally: RatingTally): void {
    this.#rated += tally.rated;
    this.#faults += tally.faults;
    this.#refined += tally.refined;
    for (const [source, more] of Object.entries(tally.sources)) {
      const sums = this.#sumsOf(source);
      for (const key of Object.keys(sums) as (keyof SourceSums)[]) sums[key] += more[key];
    }
  }

  figures(): Figures {
    const bySource = (value: (sums: SourceSums) => number) =>
      Object.fromEntries(this.#byName().map(([source, sums]) => [source, digits(value(sums))]));
    return {
      scorer: this.#first.name,
      scorer_version: this.#first.version,
      rated: this.#rated,
      faults: this.#faults,
      mean_quality: bySource(({ quality, rows }) => quality / parts / rows),
      share_below_half: bySource(({ doubtful, rows }) => doubtful / rows),
      mean_predicted_pass_rate: bySource(({ difficulty, rows }) => difficulty / parts / rows),
      ...(this.#second === undefined
        ? {}
        : {
            second_scorer: this.#second.name,
            second_scorer_version: this.#second.version,
            asked_of_second: this.#refined,
            spared_share: digits(1 - this.#refined / Math.max(1, this.#rated + this.#faults)),
          }),
    };
  }

  /** The same in any order of the rows. */
  #byName(): [string, SourceSums][] {
    return [...this.#sources].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  #sumsOf(source: string): SourceSums {
    let sums = this.#sources.get(source);
    if (sums === undefined) {
      sums = { rows: 0, quality: 0, difficulty: 0, doubtful: 0 };
      this.#sources.set(source, sums);
    }
    return sums;
  }
}

const parts = 1e4;

function digits(value: number): number {
  return Math.round(value * parts) / parts;
}

import type { Verdict } from '#verifiers/verifier.js';
import { passAt } from '../../difficulty/pass-at.js';
import type { Figures } from '../../pipeline/stage.js';

/** The sum of pass@k over the problems that have k completions or more, in parts of 10⁻⁹: whole numbers add up to the same in any order. */
export interface PassAtSum {
  readonly k: number;
  sum: number;
  problems: number;
}

const parts = 1e9;

/** The mean of pass@k over the problems that have k completions or more. */
export class PassAtFigures {
  readonly #sums: PassAtSum[];

  constructor(ks: readonly number[]) {
    this.#sums = ks.map((k) => ({ k, sum: 0, problems: 0 }));
  }

  count(verdicts: readonly Verdict[]): void {
    const known = verdicts.filter(({ outcome }) => outcome !== 'fault');
    const passed = known.filter(({ outcome }) => outcome === 'correct').length;
    for (const one of this.#sums) {
      const value = passAt(one.k, passed, known.length);
      if (value === undefined) continue;
      one.sum += Math.round(value * parts);
      one.problems++;
    }
  }

  tally(): readonly PassAtSum[] {
    return this.#sums;
  }

  /** Counts what another run with the same k has counted of other problems. */
  add(tally: readonly PassAtSum[]): void {
    for (const [at, { sum, problems }] of tally.entries()) {
      const one = this.#sums[at] as PassAtSum;
      one.sum += sum;
      one.problems += problems;
    }
  }

  figures(): Figures {
    const known = this.#sums.filter(({ problems }) => problems > 0);
    if (known.length === 0) return {};
    return {
      pass_at: Object.fromEntries(
        known.map(({ k, sum, problems }) => [k, Math.round((sum / parts / problems) * 1e4) / 1e4]),
      ),
    };
  }
}

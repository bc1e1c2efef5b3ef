import type { Done } from './rows.js';
import type { VerifySummary } from './summary.js';

/** Counts what passes, for the summary. */
export class Tally {
  readonly #outcomes = { correct: 0, incorrect: 0, no_answer: 0, fault: 0 };
  rows = 0;
  #bad = 0;
  #rewards = 0;
  #known = 0;

  count(judged: Done): void {
    this.rows++;
    if ('defect' in judged) {
      this.#bad++;
      return;
    }
    for (const { outcome, reward } of judged.verdicts) {
      this.#outcomes[outcome]++;
      if (reward !== null) {
        this.#known++;
        this.#rewards += reward;
      }
    }
  }

  summary(seconds: number, sandbox: string | undefined, missing: boolean): VerifySummary {
    const outcomes = { ...this.#outcomes };
    return {
      rows: this.rows,
      bad_rows: this.#bad,
      completions: Object.values(outcomes).reduce((sum, count) => sum + count, 0),
      outcomes,
      mean_reward: this.#known === 0 ? null : this.#rewards / this.#known,
      seconds: Math.round(seconds * 1000) / 1000,
      ...(sandbox === undefined ? {} : { sandbox }),
      ...(missing ? { sandbox_missing: true as const } : {}),
    };
  }
}

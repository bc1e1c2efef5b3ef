/** What can be said of all rows of a dataset without holding them: counts by value, and how numbers spread. */
import { type Item, judgedOf, promptOf, truthOf } from '../items/item.js';
import { Spread } from './spread.js';
import { ValueCounts } from './value-counts.js';

export const categories = {
  dataset: 'Sources',
  domain: 'Domains',
  verifier: 'Verifiers',
  tier: 'Tiers',
  split: 'Parts',
  license: 'Licences',
  outcome: 'Outcomes of completions',
  verdict: 'Why, by outcome',
} as const;
export type Category = keyof typeof categories;

export const measures = {
  prompt_characters: { title: 'Prompt length', unit: 'characters' },
  solution_characters: { title: 'Solution length', unit: 'characters' },
  completion_characters: { title: 'Completion length', unit: 'characters' },
  tests: { title: 'Tests per program', unit: 'tests' },
  quality: { title: 'Quality', unit: 'share' },
  pass_rate: { title: 'Pass rate', unit: 'share' },
  predicted: { title: 'Predicted pass rate', unit: 'share' },
} as const;
export type Measure = keyof typeof measures;

export class Survey {
  rows = 0;
  bad = 0;
  readonly counts = new Map<Category, ValueCounts>();
  readonly spreads = new Map<Measure, Spread>();

  add(item: Item): void {
    this.rows++;
    if (item.fate === 'bad') {
      this.bad++;
      return;
    }
    const { row } = item;
    const { source, quality, difficulty, split, solution, domain } = row;
    const truth = truthOf(row);
    this.#count('dataset', source?.dataset);
    this.#count('domain', domain);
    this.#count('verifier', truth?.verifier);
    this.#count('tier', difficulty?.tier);
    this.#count('split', split);
    this.#count('license', source?.license);
    this.#spread('prompt_characters', promptOf(row).length || undefined);
    this.#spread('solution_characters', typeof solution === 'string' ? solution.length : undefined);
    this.#spread('tests', Array.isArray(truth?.tests) ? truth.tests.length : undefined);
    this.#spread('quality', quality?.score);
    this.#spread('pass_rate', difficulty?.pass_rate);
    this.#spread('predicted', difficulty?.predicted);
    for (const { completion, verdict } of judgedOf(row)) {
      this.#spread('completion_characters', completion?.length);
      if (verdict === undefined) continue;
      this.#count('outcome', verdict.outcome);
      this.#count('verdict', `${verdict.outcome}: ${kindOfReason(verdict.reason)}`);
    }
  }

  #count(category: Category, value: unknown): void {
    if (typeof value !== 'string') return;
    const counts = this.counts.get(category) ?? new ValueCounts();
    this.counts.set(category, counts);
    counts.add(value.length > 120 ? `${value.slice(0, 119)}…` : value);
  }

  #spread(measure: Measure, value: unknown): void {
    if (typeof value !== 'number') return;
    const spread = this.spreads.get(measure) ?? new Spread();
    this.spreads.set(measure, spread);
    spread.add(value);
  }
}

/** `test 3: wrong answer` and `test 5: wrong answer` are one reason. */
function kindOfReason(reason: unknown): string {
  return typeof reason === 'string' ? reason.replace(/\d[\d.,]*/g, 'N').slice(0, 80) : 'no reason given';
}

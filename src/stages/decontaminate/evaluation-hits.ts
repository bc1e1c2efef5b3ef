import { counted } from '../../grouped.js';
import type { Figures } from '../../pipeline/stage.js';
import type { EvaluationItem } from './contamination-index.js';

/** From this share of an evaluation set on, a training set is called contaminated (Tülu 3, arXiv 2411.15124). */
const worthTelling = 0.02;

/** Which items of each evaluation set were hit by any problem. */
export class EvaluationHits {
  readonly #items: readonly EvaluationItem[];
  readonly #hit = new Set<number>();
  readonly #problems: Record<string, number> = {};

  constructor(items: readonly EvaluationItem[]) {
    this.#items = items;
  }

  /** @param items the numbers of all items that one problem repeats */
  add(items: readonly number[]): void {
    for (const item of items) this.#hit.add(item);
    for (const dataset of new Set(items.map((item) => this.#items[item]?.dataset as string)))
      this.#problems[dataset] = (this.#problems[dataset] ?? 0) + 1;
  }

  tally(): HitsTally {
    return { items: [...this.#hit].sort((left, right) => left - right), problems: { ...this.#problems } };
  }

  /** Adds what was counted of other rows. */
  addTally({ items, problems }: HitsTally): void {
    for (const item of items) this.#hit.add(item);
    for (const [dataset, count] of Object.entries(problems))
      this.#problems[dataset] = (this.#problems[dataset] ?? 0) + count;
  }

  figures(): Figures {
    const sets = this.#sets();
    const each = (value: (set: Count) => number) =>
      Object.fromEntries([...sets].map(([dataset, set]) => [dataset, value(set)]));
    return {
      evaluation_items: this.#items.length,
      items_of: each(({ items }) => items),
      items_hit: each(({ hit }) => hit),
      share_hit: each(({ items, hit }) => Math.round((hit / items) * 1e4) / 1e4),
      problems_hitting: each(({ problems }) => problems),
    };
  }

  /** A line for each set of which more was hit than by chance. */
  told(): string[] {
    return [...this.#sets()]
      .filter(([, { items, hit }]) => hit > worthTelling * items)
      .map(
        ([dataset, { items, hit, problems }]) =>
          `decontaminate: ${hit} of ${counted(items, 'item')} of ${dataset} (${((100 * hit) / items).toFixed(1)} %) repeated by ${counted(problems, 'problem')}, dropped for it`,
      );
  }

  #sets(): Map<string, Count> {
    const sets = new Map<string, Count>();
    this.#items.forEach(({ dataset }, at) => {
      const set = sets.get(dataset) ?? { items: 0, hit: 0, problems: this.#problems[dataset] ?? 0 };
      set.items++;
      if (this.#hit.has(at)) set.hit++;
      sets.set(dataset, set);
    });
    return sets;
  }
}

export interface HitsTally {
  /** The numbers of the items that were hit. */
  readonly items: readonly number[];
  /** Evaluation set → problems that repeat an item of it. */
  readonly problems: Readonly<Record<string, number>>;
}

interface Count {
  items: number;
  hit: number;
  readonly problems: number;
}

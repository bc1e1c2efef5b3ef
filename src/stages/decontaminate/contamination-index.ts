import { createHash } from 'node:crypto';
import { openNearIndex, type TextMarks, textMarks, words } from '#datasets/similarity/index.js';
import { commonRun, coveredShare } from './common-run.js';
import { GramIndex } from './gram-index.js';
import type { OverlapSettings } from './settings.js';

export interface EvaluationItem {
  readonly name: string;
  readonly dataset: string;
  /** The prompt, as `promptText` gives it. */
  readonly text: string;
}

/** An evaluation item that a problem repeats. */
export interface Match {
  readonly item: EvaluationItem;
  /** The number of the item, as it was added. */
  readonly at: number;
  readonly how: 'same-text' | 'ngram-overlap' | 'common-run' | 'near-duplicate' | 'semantic';
  /**
   * What was measured, from 0 to 1: the share of the item's words that lie in shared n-grams, or in the common run; the Jaccard
   * similarity; the cosine.
   */
  readonly share: number;
}

/** MinHash for near-duplicates: a pair of similarity 0.8 is a candidate with probability 1 − (1 − 0.8⁴)²⁸ > 0.999999. */
const near = { ngram: 3, bands: 28, rows: 4 };

/**
 * Evaluation items, to be asked which of them a text repeats: by equal text; by the share of the item's words in shared n-grams
 * (Tülu 3, arXiv 2411.15124: 8-grams, 50 %); by a common run (GPT-3, arXiv 2005.14165: 13 words); by Jaccard similarity. Only prompts are
 * compared, so an answer alone never makes a match.
 */
export class ContaminationIndex {
  readonly items: EvaluationItem[] = [];
  readonly #given: OverlapSettings;
  readonly #marks: Omit<TextMarks, 'key'>[] = [];
  readonly #ofText = new Map<string, number[]>();
  readonly #grams: GramIndex;
  readonly #runs: GramIndex | undefined;
  readonly #near: ReturnType<typeof openNearIndex> | undefined;
  readonly #hash = createHash('sha256');

  constructor(given: OverlapSettings) {
    this.#given = given;
    this.#grams = new GramIndex(given.ngram);
    if (given.run !== false) this.#runs = new GramIndex(given.run);
    if (given.near !== false) this.#near = openNearIndex({ ...near, threshold: given.near }, 0);
  }

  add(item: EvaluationItem): void {
    const at = this.items.push(item) - 1;
    const marks = textMarks(item.text);
    this.#marks.push({ words: marks.words, guard: marks.guard });
    this.#hash.update(`${item.name}\0${item.text}\0`);
    const same = this.#ofText.get(marks.key);
    if (same) same.push(at);
    else this.#ofText.set(marks.key, [at]);
    this.#grams.add(at, marks.words);
    this.#runs?.add(at, marks.words);
    this.#near?.add(marks.words);
  }

  /** A hash of every item's name and text. */
  digest(): string {
    return this.#hash.copy().digest('hex');
  }

  /**
   * Every item that the text repeats, the most repeated first; of equals, the one added first.
   * @param marks of the text, where they are known
   */
  matches(text: string, marks: TextMarks = textMarks(text)): Match[] {
    const found = new Map<number, Match>();
    const take = (at: number, how: Match['how'], share: number) => {
      if (!found.has(at)) found.set(at, { item: this.items[at] as EvaluationItem, at, how, share });
    };
    for (const at of this.#ofText.get(marks.key) ?? []) take(at, 'same-text', 1);
    this.#overlaps(text, marks, take);
    for (const { member, similarity } of this.#near?.alike(marks.words) ?? [])
      if (this.#mayBeNear(member, marks)) take(member, 'near-duplicate', similarity);
    this.#commonRuns(text, marks, take);
    const rank = (match: Match) => (match.how === 'same-text' ? 2 : match.share);
    return [...found.values()].sort((left, right) => rank(right) - rank(left) || left.at - right.at);
  }

  /** Candidates by hashed n-grams, then the true share by the words themselves. */
  #overlaps(
    text: string,
    marks: TextMarks,
    take: (at: number, how: Match['how'], share: number) => void,
  ): void {
    const { ngram, overlap } = this.#given;
    let own: string[] | undefined;
    for (const [at, starts] of this.#grams.shared(marks.words)) {
      const length = (this.#marks[at] as TextMarks).words.length;
      // No more words than this can be covered.
      if (starts.size * ngram <= overlap * length) continue;
      own ??= words(text);
      const share = coveredShare(words((this.items[at] as EvaluationItem).text), own, ngram);
      if (share > overlap) take(at, 'ngram-overlap', share);
    }
  }

  #commonRuns(
    text: string,
    marks: TextMarks,
    take: (at: number, how: Match['how'], share: number) => void,
  ): void {
    for (const at of this.#runs?.shared(marks.words).keys() ?? []) {
      const item = words((this.items[at] as EvaluationItem).text);
      const run = commonRun(item, words(text));
      if (run.length >= Number(this.#given.run)) take(at, 'common-run', run.length / item.length);
    }
  }

  /** In a few words every number and bracket counts: 3 + 4 · 5 is not (3 + 4) · 5. */
  #mayBeNear(at: number, marks: TextMarks): boolean {
    const item = this.#marks[at] as TextMarks;
    return item.words.length >= this.#given.ngram || item.guard === marks.guard;
  }
}

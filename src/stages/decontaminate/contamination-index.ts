import { createHash } from 'node:crypto';
import { ngrams, textKey, words } from '#datasets/similarity/index.js';

/** An evaluation item that a problem repeats. */
export interface Match {
  /** The evaluation item's name. */
  readonly item: string;
  readonly how: 'same-text' | 'ngram-overlap';
  /** The share of the item's words that lie in n-grams which the problem holds too, from 0 to 1. */
  readonly share: number;
}

/**
 * Evaluation items by their word n-grams. An item is hit when more than `overlap` of its words lie in n-grams that the
 * problem holds too (Tülu 3, arXiv 2411.15124: 8-grams, 50 %). Items shorter than one n-gram are hit by equal text only.
 * Only prompts are indexed, so an answer alone never makes a match.
 */
export class ContaminationIndex {
  readonly #size: number;
  readonly #overlap: number;
  readonly #itemOfText = new Map<string, number>();
  readonly #places = new Map<string, number[]>();
  readonly #names: string[] = [];
  readonly #lengths: number[] = [];
  readonly #hash = createHash('sha256');

  constructor(size: number, overlap: number) {
    this.#size = size;
    this.#overlap = overlap;
  }

  get items(): number {
    return this.#names.length;
  }

  add(name: string, text: string): void {
    const item = this.#names.length;
    const tokens = words(text);
    this.#names.push(name);
    this.#hash.update(`${name}\0${text}\0`);
    this.#lengths.push(tokens.length);
    const key = textKey(text);
    if (!this.#itemOfText.has(key)) this.#itemOfText.set(key, item);
    // An n-gram's places are pairs (item, position), flat.
    ngrams(tokens, this.#size).forEach((gram, position) => {
      const places = this.#places.get(gram);
      if (places) places.push(item, position);
      else this.#places.set(gram, [item, position]);
    });
  }

  /** A hash of every item's name and text. */
  digest(): string {
    return this.#hash.copy().digest('hex');
  }

  /** The evaluation item that the text repeats most of; of equals, the one added first. */
  match(text: string): Match | undefined {
    if (this.items === 0) return undefined;
    const same = this.#itemOfText.get(textKey(text));
    if (same !== undefined) return { item: this.#names[same] as string, how: 'same-text', share: 1 };
    let best: Match | undefined;
    for (const [item, covered] of this.#coverage(text)) {
      const share = covered.size / (this.#lengths[item] as number);
      if (share > this.#overlap && share > (best?.share ?? 0)) {
        best = { item: this.#names[item] as string, how: 'ngram-overlap', share };
      }
    }
    return best;
  }

  /** Item → the positions of its words that lie in shared n-grams. */
  #coverage(text: string): Map<number, Set<number>> {
    const coverage = new Map<number, Set<number>>();
    for (const gram of new Set(ngrams(words(text), this.#size))) {
      const places = this.#places.get(gram) ?? [];
      for (let at = 0; at < places.length; at += 2) {
        const item = places[at] as number;
        const position = places[at + 1] as number;
        const covered = coverage.get(item) ?? new Set();
        coverage.set(item, covered);
        for (let offset = 0; offset < this.#size; offset++) covered.add(position + offset);
      }
    }
    return coverage;
  }
}

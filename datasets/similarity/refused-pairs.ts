import { mix } from './hash-word.js';

/** A power of two: 2 MiB. */
const places = 1 << 18;

/**
 * Pairs that were compared and are not alike, so that the next band that brings one does not have it compared again. A pair may take the
 * place of an earlier one: what is forgotten costs time and nothing else.
 */
export class RefusedPairs {
  readonly #pairs = new Uint32Array(2 * places);

  /** @param left and @param right two different members */
  has(left: number, right: number): boolean {
    const place = placeOf(left, right);
    return this.#pairs[place] === left && this.#pairs[place + 1] === right;
  }

  add(left: number, right: number): void {
    const place = placeOf(left, right);
    this.#pairs[place] = left;
    this.#pairs[place + 1] = right;
  }
}

function placeOf(left: number, right: number): number {
  return 2 * (mix(left ^ mix(right)) % places);
}

import type { Problem } from '#datasets/problem.js';
import { Numbers, Texts } from '#datasets/similarity/index.js';

/** How rows stand, one after the other. */
export interface StandingColumns {
  /** Tests; more is stricter. */
  readonly tests: Uint32Array;
  /** 1 where there is a solution. */
  readonly solved: Uint8Array;
  readonly quality: Float64Array;
  /** The place of the row's source in the recipe; 0 is the first. */
  readonly sourceRank: Uint32Array;
  /** The row of the source's file. */
  readonly row: Float64Array;
  readonly ids: readonly string[];
}

export function standingsOf(
  problems: readonly Problem[],
  sourceRank: (dataset: string) => number,
): StandingColumns {
  const numbers = (of: (problem: Problem) => number) => problems.map(of);
  return {
    tests: new Uint32Array(numbers(testCount)),
    solved: new Uint8Array(numbers(({ solution }) => (solution === undefined ? 0 : 1))),
    quality: new Float64Array(numbers(({ quality }) => quality?.score ?? 0)),
    sourceRank: new Uint32Array(numbers(({ source }) => sourceRank(source.dataset))),
    row: new Float64Array(numbers(({ source }) => source.row ?? 0)),
    ids: problems.map(({ id }) => id),
  };
}

export function testCount({ ground_truth: truth }: Problem): number {
  return truth?.verifier === 'code' ? truth.tests.length : 0;
}

/**
 * What decides which row of a cluster is kept, best first: strictest tests, solution, quality, first source, first row, then id. The order is
 * part of the stage's documentation. Some 60 bytes a row.
 */
export class Standings {
  readonly #tests = new Numbers(Uint32Array);
  readonly #solved = new Numbers(Uint8Array);
  readonly #quality = new Numbers(Float64Array);
  readonly #sourceRank = new Numbers(Uint32Array);
  readonly #row = new Numbers(Float64Array);
  readonly #ids = new Texts();

  /** Notes the next rows. */
  add({ tests, solved, quality, sourceRank, row, ids }: StandingColumns): void {
    this.#tests.pushAll(tests);
    this.#solved.pushAll(solved);
    this.#quality.pushAll(quality);
    this.#sourceRank.pushAll(sourceRank);
    this.#row.pushAll(row);
    for (const id of ids) this.#ids.add(id);
  }

  idOf(member: number): string {
    return this.#ids.at(member);
  }

  /** The member that is to be kept. */
  best(members: readonly number[]): number {
    return members.reduce((a, b) => (this.#compare(a, b) <= 0 ? a : b));
  }

  /** Negative when `left` is to be kept before `right`. */
  #compare(left: number, right: number): number {
    return (
      this.#tests.at(right) - this.#tests.at(left) ||
      this.#solved.at(right) - this.#solved.at(left) ||
      this.#quality.at(right) - this.#quality.at(left) ||
      this.#sourceRank.at(left) - this.#sourceRank.at(right) ||
      this.#row.at(left) - this.#row.at(right) ||
      this.#byId(left, right)
    );
  }

  #byId(left: number, right: number): number {
    const [a, b] = [this.idOf(left), this.idOf(right)];
    return a < b ? -1 : Number(a > b);
  }
}

import type { Problem } from '#datasets/problem.js';
import { Numbers, Texts } from '#datasets/similarity/index.js';

/**
 * What decides which row of a cluster is kept, best first: strictest tests, solution, quality, first source, first row, then id. The order is
 * part of the stage's documentation. Some 60 bytes a row.
 */
export class Standings {
  /** Tests; more is stricter. */
  readonly #tests = new Numbers(Uint32Array);
  readonly #solved = new Numbers(Uint8Array);
  readonly #quality = new Numbers(Float64Array);
  readonly #sourceRank = new Numbers(Uint32Array);
  /** The row of the source's file. */
  readonly #row = new Numbers(Float64Array);
  readonly #ids = new Texts();

  /** Notes the next row. @param sourceRank the place of its source in the recipe; 0 is the first */
  add(problem: Problem, sourceRank: number): void {
    const truth = problem.ground_truth;
    this.#tests.push(truth?.verifier === 'code' ? truth.tests.length : 0);
    this.#solved.push(problem.solution === undefined ? 0 : 1);
    this.#quality.push(problem.quality?.score ?? 0);
    this.#sourceRank.push(sourceRank);
    this.#row.push(problem.source.row ?? 0);
    this.#ids.add(problem.id);
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

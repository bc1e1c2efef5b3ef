import { Numbers } from './numbers.js';

/** Groups of numbered things by union-find with path halving. The root of a group is its smallest member. */
export class Clusters {
  readonly #parents = new Numbers(Uint32Array);

  /** Adds a thing of its own and returns its number: 0, 1, 2, … */
  add(): number {
    const number = this.size;
    this.#parents.push(number);
    return number;
  }

  get size(): number {
    return this.#parents.size;
  }

  rootOf(member: number): number {
    let at = member;
    for (let parent = this.#parents.at(at); parent !== at; parent = this.#parents.at(at)) {
      const grandparent = this.#parents.at(parent);
      this.#parents.set(at, grandparent);
      at = grandparent;
    }
    return at;
  }

  join(left: number, right: number): void {
    const a = this.rootOf(left);
    const b = this.rootOf(right);
    if (a !== b) this.#parents.set(Math.max(a, b), Math.min(a, b));
  }

  /** Every group of two or more, its members in ascending order. */
  groups(): number[][] {
    const byRoot = new Map<number, number[]>();
    for (let member = 0; member < this.size; member++) {
      const root = this.rootOf(member);
      if (root === member) continue;
      const group = byRoot.get(root);
      if (group) group.push(member);
      else byRoot.set(root, [root, member]);
    }
    return [...byRoot].sort(([left], [right]) => left - right).map(([, group]) => group);
  }
}

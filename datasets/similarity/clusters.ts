/** Groups of numbered things by union-find with path halving. The root of a group is its smallest member. */
export class Clusters {
  readonly #parent: number[] = [];

  /** Adds a thing of its own and returns its number: 0, 1, 2, … */
  add(): number {
    this.#parent.push(this.#parent.length);
    return this.#parent.length - 1;
  }

  get size(): number {
    return this.#parent.length;
  }

  rootOf(member: number): number {
    let at = member;
    while (this.#parent[at] !== at) {
      const grandparent = this.#parent[this.#parent[at] as number] as number;
      this.#parent[at] = grandparent;
      at = grandparent;
    }
    return at;
  }

  join(left: number, right: number): void {
    const a = this.rootOf(left);
    const b = this.rootOf(right);
    if (a !== b) this.#parent[Math.max(a, b)] = Math.min(a, b);
  }

  /** Every group of two or more, its members in ascending order. */
  groups(): number[][] {
    const byRoot = new Map<number, number[]>();
    for (let member = 0; member < this.size; member++) {
      const root = this.rootOf(member);
      const group = byRoot.get(root);
      if (group) group.push(member);
      else byRoot.set(root, [member]);
    }
    return [...byRoot.values()].filter((group) => group.length > 1);
  }
}

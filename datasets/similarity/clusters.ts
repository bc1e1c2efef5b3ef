/** Groups of numbered things by union-find with path halving. The root of a group is its smallest member. */
export class Clusters {
  #parent = new Uint32Array(1024);
  #size = 0;

  /** Adds a thing of its own and returns its number: 0, 1, 2, … */
  add(): number {
    if (this.#size === this.#parent.length) {
      const larger = new Uint32Array(this.#size * 2);
      larger.set(this.#parent);
      this.#parent = larger;
    }
    this.#parent[this.#size] = this.#size;
    return this.#size++;
  }

  get size(): number {
    return this.#size;
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
      if (root === member) continue;
      const group = byRoot.get(root);
      if (group) group.push(member);
      else byRoot.set(root, [root, member]);
    }
    return [...byRoot].sort(([left], [right]) => left - right).map(([, group]) => group);
  }
}

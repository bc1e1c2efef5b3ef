/** Children of a node: a node's children lie in two cache lines. */
const fanout = 16;

/**
 * Weights by slot, their sum, and the slot at a point of the sum: each in O(log n). A node is always computed anew from its children,
 * in the same order, so sums carry no drift however often weights change, and equal weights give equal bits whatever came before.
 */
export class SumTree {
  /** From the leaves to the root; each level sums `fanout` of the one below. */
  readonly #levels: Float64Array[];

  constructor(slots: number) {
    this.#levels = [new Float64Array(slots)];
    for (let size = slots; size > 1; ) {
      size = Math.ceil(size / fanout);
      this.#levels.push(new Float64Array(size));
    }
  }

  get total(): number {
    const root = this.#levels.at(-1) as Float64Array;
    return root[0] ?? 0;
  }

  weight(slot: number): number {
    return (this.#levels[0] as Float64Array)[slot] as number;
  }

  /** @param weight ≥ 0 */
  set(slot: number, weight: number): void {
    const leaves = this.#levels[0] as Float64Array;
    if (leaves[slot] === weight) return;
    leaves[slot] = weight;
    let at = slot;
    for (let level = 1; level < this.#levels.length; level++) {
      at = (at / fanout) | 0;
      (this.#levels[level] as Float64Array)[at] = sumOf(this.#levels[level - 1] as Float64Array, at);
    }
  }

  /** Sets every weight at once, in O(n). */
  fill(weightOf: (slot: number) => number): void {
    const leaves = this.#levels[0] as Float64Array;
    for (let slot = 0; slot < leaves.length; slot++) leaves[slot] = weightOf(slot);
    for (let level = 1; level < this.#levels.length; level++) {
      const nodes = this.#levels[level] as Float64Array;
      const below = this.#levels[level - 1] as Float64Array;
      for (let at = 0; at < nodes.length; at++) nodes[at] = sumOf(below, at);
    }
  }

  /** The slot in whose part of [0, total) the point lies; a slot of weight 0 is never found. The total must be above 0. */
  find(point: number): number {
    let left = point;
    let at = 0;
    for (let level = this.#levels.length - 2; level >= 0; level--) {
      const nodes = this.#levels[level] as Float64Array;
      const start = at * fanout;
      const end = Math.min(start + fanout, nodes.length);
      let last = start;
      for (at = start; at < end; at++) {
        const weight = nodes[at] as number;
        if (weight === 0) continue;
        last = at;
        if (left < weight) break;
        left -= weight;
      }
      // Rounding may carry the point past the last child: then it is the last one that has weight.
      if (at === end) at = last;
    }
    return at;
  }
}

function sumOf(below: Float64Array, node: number): number {
  const start = node * fanout;
  const end = Math.min(start + fanout, below.length);
  let sum = 0;
  for (let at = start; at < end; at++) sum += below[at] as number;
  return sum;
}

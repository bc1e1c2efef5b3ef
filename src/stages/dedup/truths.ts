import { Numbers } from '#datasets/similarity/index.js';

/** What the truth of each problem says, as numbers: most sets have few answers that no other problem has. */
export interface Truths {
  /** Notes the next problem's key: see `truthKey`. */
  add(key: string | undefined): void;
  /** Whether both say the same in the same spelling, or neither says anything. */
  same(left: number, right: number): boolean;
  /** Whether both say the same, or one says nothing. */
  mayAgree(left: number, right: number): boolean;
}

const unknown = 0;

export function openTruths(): Truths {
  const numbers = new Map<string, number>();
  const of = new Numbers(Uint32Array);
  return {
    add: (key) => {
      const number = key === undefined ? unknown : (numbers.get(key) ?? numbers.size + 1);
      if (key !== undefined) numbers.set(key, number);
      of.push(number);
    },
    same: (left, right) => of.at(left) === of.at(right),
    mayAgree: (left, right) => {
      const [a, b] = [of.at(left), of.at(right)];
      return a === b || a === unknown || b === unknown;
    },
  };
}

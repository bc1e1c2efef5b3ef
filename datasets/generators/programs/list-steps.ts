import type { Random } from '../../random.js';
import { modulo } from './program.js';

/** One change of a list `a` of integers: in words, in Python, and here. */
export interface ListStep {
  readonly text: string;
  readonly python: string;
  readonly apply: (a: readonly number[]) => number[];
}

/** The kinds of steps. Growth is bounded: no chain of seven leaves the exact integers of a double. */
export const listSteps: readonly ((random: Random) => ListStep)[] = [
  (random) => {
    const [k, r] = [random.int(2, 5), random.int(0, 1)];
    return {
      text: `remove every number that leaves remainder ${r} on division by ${k} (the remainder is never negative)`,
      python: `a = [x for x in a if x % ${k} != ${r}]`,
      apply: (a) => a.filter((x) => modulo(x, k) !== r),
    };
  },
  (random) => {
    const k = random.int(-20, 30);
    return {
      text: `keep only numbers larger than ${k}`,
      python: `a = [x for x in a if x > ${k}]`,
      apply: (a) => a.filter((x) => x > k),
    };
  },
  (random) => {
    const [k, c] = [random.int(2, 9), random.int(1, 20)];
    return {
      text: `multiply each number by ${k} and subtract ${c}`,
      python: `a = [x * ${k} - ${c} for x in a]`,
      apply: (a) => a.map((x) => x * k - c),
    };
  },
  (random) => {
    const m = random.int(7, 97);
    return {
      text: `replace each number by the remainder of its square on division by ${m}`,
      python: `a = [x * x % ${m} for x in a]`,
      apply: (a) => a.map((x) => modulo(x, m) ** 2 % m),
    };
  },
  () => ({ text: 'reverse the list', python: 'a = a[::-1]', apply: (a) => [...a].reverse() }),
  () => ({
    text: 'sort the list in ascending order',
    python: 'a = sorted(a)',
    apply: (a) => [...a].sort((x, y) => x - y),
  }),
  () => ({
    text: 'remove repeated numbers, keeping the first of each',
    python: 'a = list(dict.fromkeys(a))',
    apply: (a) => [...new Set(a)],
  }),
  () => ({
    text: 'replace each number by the sum of all numbers up to and including it',
    python: 'a = [sum(a[:i + 1]) for i in range(len(a))]',
    apply: (a) => a.map((_, i) => a.slice(0, i + 1).reduce((x, y) => x + y, 0)),
  }),
  () => ({
    text: 'replace the list by the differences of neighbors, each number minus the one before it (at most one number gives an empty list)',
    python: 'a = [y - x for x, y in zip(a, a[1:])]',
    apply: (a) => a.slice(1).map((x, i) => x - (a[i] ?? 0)),
  }),
  (random) => {
    const k = random.int(1, 6);
    return {
      text: `add to each number ${k} times its position, counted from 0`,
      python: `a = [x + ${k} * i for i, x in enumerate(a)]`,
      apply: (a) => a.map((x, i) => x + k * i),
    };
  },
  (random) => {
    const k = random.int(1, 4);
    return {
      text: `move the first ${k === 1 ? 'number' : `${k} numbers`} to the end (a shorter list stays as it is)`,
      python: `a = a[${k}:] + a[:${k}]`,
      apply: (a) => [...a.slice(k), ...a.slice(0, k)],
    };
  },
  (random) => {
    const k = random.int(2, 4);
    return {
      text: `replace the list by the largest numbers of all windows of ${k} neighbors, from left to right (a shorter list becomes empty)`,
      python: `a = [max(a[i:i + ${k}]) for i in range(len(a) - ${k - 1})]`,
      apply: (a) => a.slice(k - 1).map((_, i) => Math.max(...a.slice(i, i + k))),
    };
  },
];

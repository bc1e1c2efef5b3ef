import { type Family, level } from '../../family.js';
import type { Random } from '../../random.js';
import { callProgram, definition, listOf } from './program.js';

type Matrix = readonly (readonly number[])[];

interface Step {
  readonly text: string;
  readonly python: string;
  readonly apply: (m: Matrix) => Matrix;
}

const transpose = (m: Matrix): Matrix => (m[0] ?? []).map((_, c) => m.map((row) => row[c] ?? 0));
const reversed = <T>(items: readonly T[]): T[] => [...items].reverse();

const kinds: readonly ((random: Random) => Step)[] = [
  () => ({
    text: 'transpose the matrix (rows become columns)',
    python: 'm = [list(row) for row in zip(*m)]',
    apply: transpose,
  }),
  () => ({
    text: 'turn it by 90 degrees clockwise',
    python: 'm = [list(row) for row in zip(*m[::-1])]',
    apply: (m) => transpose(reversed(m)),
  }),
  () => ({ text: 'reverse each row', python: 'm = [row[::-1] for row in m]', apply: (m) => m.map(reversed) }),
  () => ({ text: 'reverse the order of the rows', python: 'm = m[::-1]', apply: reversed }),
  () => ({
    text: 'replace each entry by the sum of its row up to and including it',
    python: 'm = [[sum(row[:j + 1]) for j in range(len(row))] for row in m]',
    apply: (m) => m.map((row) => row.map((_, j) => row.slice(0, j + 1).reduce((a, b) => a + b, 0))),
  }),
  () => ({
    text: 'sort the entries of each row in ascending order',
    python: 'm = [sorted(row) for row in m]',
    apply: (m) => m.map((row) => [...row].sort((a, b) => a - b)),
  }),
  (random) => {
    const k = random.int(2, 9);
    return {
      text: `add to each entry ${k} times the number of its row, rows being counted from 0`,
      python: `m = [[x + ${k} * i for x in row] for i, row in enumerate(m)]`,
      apply: (m) => m.map((row, i) => row.map((x) => x + k * i)),
    };
  },
  (random) => {
    const [k, v] = [random.int(5, 40), random.int(-9, 9)];
    return {
      text: `replace every entry larger than ${k} by ${v}`,
      python: `m = [[${v} if x > ${k} else x for x in row] for row in m]`,
      apply: (m) => m.map((row) => row.map((x) => (x > k ? v : x))),
    };
  },
  (random) => {
    const k = random.int(1, 3);
    return {
      text: `move the first ${k === 1 ? 'row' : `${k} rows`} to the end (fewer rows stay as they are)`,
      python: `m = m[${k}:] + m[:${k}]`,
      apply: (m) => [...m.slice(k), ...m.slice(0, k)],
    };
  },
];

const ends = [
  { text: 'the matrix', python: 'return m', apply: (m: Matrix) => m.map((row) => [...row]) },
  {
    text: 'the list of the sums of its rows',
    python: 'return [sum(row) for row in m]',
    apply: (m: Matrix) => m.map((row) => row.reduce((a, b) => a + b, 0)),
  },
  {
    text: 'the sum of the entries whose row and column numbers are equal',
    python: 'return sum(m[i][i] for i in range(min(len(m), len(m[0]))))',
    apply: (m: Matrix) => m.reduce((sum, row, i) => sum + (row[i] ?? 0), 0),
  },
];

export const matrixPipeline: Family = {
  name: 'matrix-pipeline',
  domain: 'code',
  description: 'A function that changes a matrix by several steps in order.',
  tags: ['matrices', 'lists'],
  size: 'steps',
  make(random, difficulty) {
    const count = level(difficulty, 1, 6);
    const steps = random
      .shuffle(kinds)
      .slice(0, count)
      .map((kind) => kind(random));
    const end = random.pick(ends);
    const entryPoint = `${random.pick(['turn', 'rework', 'mix', 'arrange'])}_${random.pick(['matrix', 'table', 'board'])}`;
    const shapes = [
      [2, 3],
      [1, 1],
      [1, 4],
      [3, 1],
      [3, 3],
      [4, 5],
      [random.int(2, 6), random.int(2, 6)],
    ] as const;
    const inputs = shapes.map(([rows, columns]) =>
      Array.from({ length: rows }, () => listOf(random, columns, -20, 50)),
    );
    const tests = inputs.map((input) => ({
      args: [input],
      expected: end.apply(steps.reduce<Matrix>((m, step) => step.apply(m), input)),
    }));
    const list = steps.map((step, i) => `${i + 1}. ${step.text}`).join('\n');
    const text = random.pick([
      `A matrix is a list of rows of equal length, with at least one row and one column. Write a Python function \`${entryPoint}(m)\` that does these steps in order:\n${list}\nThen it returns ${end.text}.`,
      `Implement \`${entryPoint}(m)\` in Python. Its argument is a non-empty matrix of integers, a list of equally long rows, which is changed as follows:\n${list}\nReturn ${end.text} that results.`,
    ]);
    const python = definition(`${entryPoint}(m)`, [...steps.map((step) => step.python), end.python]);
    return callProgram({
      text,
      entryPoint,
      python,
      tests,
      size: count,
      facts: { steps: steps.map((step) => step.text), end: end.text },
    });
  },
};

import { expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import type { Result, StageContext } from '../../pipeline/stage.js';
import { inPhases } from '../in-phases.test.data.js';
import { dedup } from './index.js';

const context: StageContext = {
  seed: 1,
  jobs: 1,
  told: () => undefined,
  resolve: (path) => path,
  sourceRank: (dataset) => ['first', 'second', 'third'].indexOf(dataset),
  judge: async () => [],
};

function problem(dataset: string, row: number, more: Partial<Problem> = {}, license?: string): Problem {
  return {
    id: `${dataset}:${row}`,
    domain: 'math',
    prompt: [
      { role: 'user', content: 'A baker fills 12 trays with 15 rolls each. How many rolls are that?' },
    ],
    ground_truth: { verifier: 'math', answer: '180' },
    source: { dataset, file: `${dataset}.jsonl`, row, ...(license === undefined ? {} : { license }) },
    tags: [],
    meta: {},
    ...more,
  };
}

async function kept(batch: readonly Problem[]): Promise<Problem[]> {
  return (await results(batch)).flatMap((result) => ('kept' in result ? [result.kept] : []));
}

async function results(batch: readonly Problem[]): Promise<Result[]> {
  const stage = await dedup.open(dedup.settings.parse({}), context);
  const found = await inPhases(stage, batch);
  await stage.close?.();
  return found;
}

test('the row that is kept names every source, and its licence is theirs together', async () => {
  const rows = [
    problem('second', 4, {}, 'CC-BY-4.0'),
    problem('first', 7, {}, 'MIT'),
    problem('third', 1, {}, 'MIT OR GPL-3.0'),
  ];
  expect(await kept(rows)).toEqual([
    {
      ...rows[1],
      source: {
        dataset: 'first',
        file: 'first.jsonl',
        row: 7,
        license: 'CC-BY-4.0 AND MIT AND (MIT OR GPL-3.0)',
      },
      also_in: [rows[0]?.source, rows[2]?.source],
    },
  ]);
});

test('a problem of one source stays as it is, and rows that were merged before bring their sources along', async () => {
  const lone = problem('first', 1);
  expect(await kept([lone])).toEqual([lone]);
  const before = { also_in: [{ dataset: 'third', file: 'third.jsonl', row: 3 }] };
  const [one] = await kept([problem('first', 1, before), problem('second', 2)]);
  expect(one?.also_in).toEqual([...before.also_in, problem('second', 2).source]);
});

test('of programs the row with the strictest tests is kept, before one with a solution', async () => {
  const code = (tests: number, solution?: string): Partial<Problem> => ({
    domain: 'code',
    ground_truth: {
      verifier: 'code',
      language: 'python',
      tests: Array.from({ length: tests }, (_, n) => ({ stdin: `${n}\n`, stdout: `${n}\n` })),
    },
    ...(solution === undefined ? {} : { solution }),
  });
  const [one] = await kept([problem('first', 1, code(1, 'print(input())')), problem('second', 2, code(5))]);
  expect(one).toMatchObject({ id: 'second:2', also_in: [{ dataset: 'first' }] });
});

const program = (
  tests: readonly [input: string, output: string][],
  solution: string | undefined,
  more: object = {},
): Partial<Problem> => ({
  domain: 'code',
  ground_truth: {
    verifier: 'code',
    language: 'python',
    tests: tests.map(([stdin, stdout]) => ({ stdin, stdout })),
    ...more,
  },
  ...(solution === undefined ? {} : { solution }),
});
const testsOf = (one: Problem | undefined) =>
  one?.ground_truth?.verifier === 'code'
    ? one.ground_truth.tests.map((test) => 'stdin' in test && test.stdin)
    : [];

test('the kept program takes over the tests that it lacks, with the solution that proves them', async () => {
  const [one] = await kept([
    problem(
      'first',
      1,
      program(
        [
          ['1', '1'],
          ['2\n', '2'],
        ],
        'print(int(input()))',
      ),
    ),
    problem(
      'second',
      2,
      program(
        [
          ['2', '2\n'],
          ['7', '7'],
          ['8', '8'],
          ['9', '9'],
        ],
        'print(input())',
      ),
    ),
    problem('third', 3, program([['5', '5']], undefined)),
  ]);
  expect(one?.id).toBe('second:2');
  expect(testsOf(one)).toEqual(['2', '7', '8', '9', '1']);
  expect(one).toMatchObject({ solution: 'print(input())', references: ['print(int(input()))'] });
});

test('a row that expects another output gives nothing, and is reported', async () => {
  const [first] = await results([
    problem(
      'first',
      1,
      program(
        [
          ['1', '1'],
          ['2', '2'],
        ],
        'print(input())',
      ),
    ),
    problem('second', 2, program([['2', '3']], 'print(3)')),
  ]);
  expect(first).toMatchObject({
    kept: { id: 'first:1', ground_truth: { tests: [{}, {}] } },
    notes: [
      {
        report: 'test-conflicts',
        row: { other: 'second:2', input: '2', expected: '2', other_expected: '3' },
      },
    ],
  });
});

test.each<[string, Partial<Problem>]>([
  ['another checker', program([['7', '7']], 'print(input())', { checker: 'exact' })],
  ['another form', { ...program([], 'f = abs', { entry_point: 'f', tests: [{ args: [7], expected: 7 }] }) }],
  ['assertions', program([], 'f = abs', { tests: [{ assert: 'assert f(7) == 7' }] })],
])('tests under %s stay where they are', async (_, other) => {
  const [one] = await kept([
    problem(
      'first',
      1,
      program(
        [
          ['1', '1'],
          ['2', '2'],
        ],
        'print(input())',
      ),
    ),
    problem('second', 2, other),
  ]);
  expect(testsOf(one)).toEqual(['1', '2']);
  expect(one).not.toHaveProperty('references');
});

import { expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import type { StageContext } from '../../pipeline/stage.js';
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
  const stage = await dedup.open(dedup.settings.parse({}), context);
  await stage.sketch?.(batch);
  await stage.decide?.();
  const results = await stage.apply(batch);
  await stage.close?.();
  return results.flatMap((result) => ('kept' in result ? [result.kept] : []));
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

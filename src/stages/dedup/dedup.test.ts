import { expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import type { StageContext } from '../../pipeline/stage.js';
import { inPhases } from '../in-phases.test.data.js';
import { dedup } from './index.js';

const context: StageContext = {
  seed: 1,
  jobs: 1,
  told: () => undefined,
  resolve: (path) => path,
  sourceRank: (dataset) => ['first', 'second'].indexOf(dataset),
  judge: async () => [],
};

function problem(id: string, content: string, more: Partial<Problem> = {}): Problem {
  return {
    id,
    domain: 'math',
    prompt: [{ role: 'user', content }],
    source: { dataset: 'first' },
    tags: [],
    meta: {},
    ...more,
  };
}

async function run(batch: readonly Problem[], settings = {}): Promise<Record<string, string>> {
  const stage = await dedup.open(dedup.settings.parse(settings), context);
  const results = await inPhases(stage, batch);
  return Object.fromEntries(
    results.map((result) =>
      'kept' in result
        ? [result.kept.id, 'kept']
        : [result.dropped.id, `${result.reason.code} ${result.reason.partner}`],
    ),
  );
}

const long =
  'A baker packs 24 rolls into every crate and loads 15 crates into the van before sunrise. On the way to the market ' +
  'he gives 18 rolls to a school kitchen. How many rolls does he still have when he reaches the market?';

test('the same text in other spelling is a duplicate; the smaller id is kept', async () => {
  const batch = [problem('b', long), problem('a', long.replaceAll(' ', '  ').replace('A baker', 'a Baker'))];
  expect(await run(batch)).toEqual({ b: 'duplicate-of a', a: 'kept' });
});

test('one changed word makes a near-duplicate', async () => {
  const batch = [problem('a', long), problem('b', long.replace('sunrise', 'dawn'))];
  expect(await run(batch)).toEqual({ a: 'kept', b: 'near-duplicate-of a' });
});

test('another number or relation makes a variant, which stays', async () => {
  const batch = [
    problem('a', long),
    problem('b', long.replace('24', '36')),
    problem('c', long.replace('before', 'after')),
  ];
  expect(await run(batch)).toEqual({ a: 'kept', b: 'kept', c: 'kept' });
  expect(
    Object.values(await run(batch, { variants: 'merge' })).filter((fate) => fate === 'kept'),
  ).toHaveLength(1);
});

test('numbers written differently are the same number', async () => {
  const text = long.replace('24', '1,024');
  expect(await run([problem('a', text), problem('b', text.replace('1,024', '1024'))])).toMatchObject({
    b: 'duplicate-of a',
  });
});

test('the keeper has a solution, then the strictest tests, then the source named first', async () => {
  const tests = (count: number): Pick<Problem, 'ground_truth'> => ({
    ground_truth: {
      verifier: 'code',
      language: 'python',
      tests: Array.from({ length: count }, () => ({ stdin: '', stdout: '' })),
    },
  });
  expect(await run([problem('a', long), problem('b', long, { solution: '342' })])).toMatchObject({
    b: 'kept',
  });
  expect(await run([problem('a', long, tests(1)), problem('b', long, tests(3))])).toMatchObject({
    b: 'kept',
  });
  const late = problem('a', long, { source: { dataset: 'second' } });
  expect(await run([late, problem('b', long)])).toMatchObject({ b: 'kept' });
});

test('problems of two domains are never duplicates', async () => {
  const batch = [problem('a', long), problem('b', long, { domain: 'code' })];
  expect(await run(batch)).toEqual({ a: 'kept', b: 'kept' });
});

test('the kept set does not depend on the order of the rows', async () => {
  const batch = [
    problem('a', long),
    problem('b', long.replace('sunrise', 'dawn')),
    problem('c', long.replace('sunrise', 'noon')),
    problem('d', long.replace('24', '30')),
  ];
  const forward = await run(batch);
  const backward = await run([...batch].reverse());
  expect(backward).toEqual(forward);
});

test('another answer makes a variant, whatever else is equal; an answer not given yet does not', async () => {
  const gold = (answer: string): Partial<Problem> => ({ ground_truth: { verifier: 'math', answer } });
  const reworded = long.replace('sunrise', 'dawn');
  expect(await run([problem('a', long, gold('342')), problem('b', reworded, gold('343'))])).toMatchObject({
    b: 'kept',
  });
  expect(await run([problem('a', long, gold('342')), problem('b', reworded, gold(' 342'))])).toMatchObject({
    b: 'near-duplicate-of a',
  });
  expect(await run([problem('a', long, gold('342')), problem('b', reworded)])).toMatchObject({
    b: 'near-duplicate-of a',
  });
  const solved = problem('b', reworded, { solution: 'So #### 7' });
  expect(await run([problem('a', long, { ...gold('342'), solution: 'x' }), solved])).toMatchObject({
    b: 'kept',
  });
});

import { expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import type { StageContext } from '../../pipeline/stage.js';
import { inPhases } from '../in-phases.test.data.js';
import { split } from './index.js';

const context = (seed: number): StageContext => ({
  seed,
  jobs: 1,
  told: () => undefined,
  resolve: (path) => path,
  sourceRank: () => 0,
  judge: async () => [],
});

function problem(id: string, content: string): Problem {
  return {
    id,
    domain: 'math',
    prompt: [{ role: 'user', content }],
    source: { dataset: 't' },
    tags: [],
    meta: {},
  };
}

const letters = (at: number) => [...String(at)].map((digit) => 'zabcdefghi'[Number(digit)]).join('');
const distinct = Array.from({ length: 2000 }, (_, at) =>
  problem(`t:${at}`, [1, 2, 3, 4, 5, 6].map((k) => letters(at * 7919 + k * 104729)).join(' ')),
);

async function parts(batch: readonly Problem[], seed = 1, settings = {}): Promise<Map<string, string>> {
  const stage = await split.open(split.settings.parse(settings), context(seed));
  const results = await inPhases(stage, batch);
  return new Map(
    results.map((result) => ('kept' in result ? [result.kept.id, result.kept.split ?? ''] : ['', ''])),
  );
}

test('each part takes about its share', async () => {
  const found = [...(await parts(distinct, 1, { parts: { test: 0.1, validation: 0.2 } })).values()];
  const share = (name: string) => found.filter((part) => part === name).length / found.length;
  // Five standard deviations of a binomial draw of 2,000.
  expect(Math.abs(share('test') - 0.1)).toBeLessThan(0.034);
  expect(Math.abs(share('validation') - 0.2)).toBeLessThan(0.045);
});

test('a row keeps its part when other rows come, go or change places', async () => {
  const all = await parts(distinct);
  const some = await parts(distinct.filter((_, at) => at % 3 === 0).reverse());
  for (const [id, part] of some) expect(part).toBe(all.get(id));
});

test('another seed draws other rows', async () => {
  const testRows = async (seed: number) =>
    [...(await parts(distinct, seed))].filter(([, part]) => part === 'test').join();
  expect(await testRows(1)).not.toBe(await testRows(2));
});

test('variants of one problem never straddle a split', async () => {
  const story = (n: number) =>
    `A train with ${n} wagons leaves the yard at noon and takes on coal at every second stop it makes.`;
  for (let seed = 0; seed < 40; seed++) {
    const found = await parts(
      Array.from({ length: 12 }, (_, at) => problem(`v:${at}`, story(at + 3))),
      seed,
      { parts: { test: 0.5 } },
    );
    expect(new Set(found.values()).size).toBe(1);
  }
});

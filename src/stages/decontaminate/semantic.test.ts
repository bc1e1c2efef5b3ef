import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import type { StageContext } from '../../pipeline/stage.js';
import { decontaminate } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-semantic-items-'));
afterAll(() => rmSync(folder, { recursive: true }));

const context: StageContext = {
  seed: 1,
  jobs: 1,
  told: () => undefined,
  resolve: (path) => join(folder, path),
  sourceRank: () => 0,
  judge: async () => [],
};

const items = {
  e0: 'A ferry carries eleven cars on each of its seven trips. How many cars cross the lake?',
  e1: 'Nora folds forty paper cranes an hour for two hours. How many cranes has she now?',
};
const reworded = 'How many cars get over the water when the ship takes 11 of them 7 times?';
const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
function problem(id: string, content: string): Problem {
  const prompt = [{ role: 'user' as const, content }];
  return { id, domain: 'math', prompt, source: { dataset: 'train' }, tags: [], meta: {} };
}

writeFileSync(
  join(folder, 'eval.jsonl'),
  lines(Object.entries(items).map(([id, text]) => problem(id, text))),
);
writeFileSync(
  join(folder, 'items.jsonl'),
  lines([
    { id: 'e0', embedding: [4, 1, 0] },
    { id: 'e1', embedding: [0, 1, 4] },
  ]),
);

async function run(batch: readonly Problem[], vectors: readonly object[], more = {}) {
  writeFileSync(join(folder, 'train.jsonl'), lines(vectors));
  const semantic = { vectors: 'train.jsonl', evaluation_vectors: 'items.jsonl', ...more };
  const given = decontaminate.settings.parse({
    against: [{ files: 'eval.jsonl', dataset: 'eval' }],
    semantic,
  });
  const stage = await decontaminate.open(given, context);
  try {
    return { results: await stage.apply(batch), figures: stage.figures?.(), identity: stage.identity };
  } finally {
    await stage.close?.();
  }
}

test('an item in other words is a repetition, written side by side, and counted', async () => {
  const batch = [problem('a', reworded), problem('b', 'A baker fills 12 trays.'), problem('c', items.e1)];
  const vectors = [
    { id: 'a', embedding: [40, 11, 0] },
    { id: 'b', embedding: [0, -1, 0] },
    { id: 'c', embedding: [0, 1, 4] },
  ];
  const { results, figures } = await run(batch, vectors);
  expect(results).toMatchObject([
    {
      reason: {
        code: 'contaminated-by',
        message: 'holds the same in other words (cosine 1.000) as e0',
        partner: 'e0',
      },
      notes: [
        { report: 'contaminated-pairs', row: { how: 'semantic', prompt: reworded, item_prompt: items.e0 } },
      ],
    },
    { kept: { id: 'b' } },
    { notes: [{ row: { how: 'same-text', other_items: 0 } }] },
  ]);
  expect(figures).toMatchObject({ items_hit: { train: 2 }, problems_hitting: { train: 2 } });
});

test('other numbers make a variant, which is no repetition unless the recipe says so', async () => {
  const batch = [problem('a', reworded.replace('11', '12'))];
  const vectors = [{ id: 'a', embedding: [4, 1, 0] }];
  expect((await run(batch, vectors)).results).toMatchObject([{ kept: { id: 'a' } }]);
  expect((await run(batch, vectors, { variants: 'drop' })).results).toMatchObject([
    { reason: { partner: 'e0' } },
  ]);
});

test('vectors that are missing or of another length are refused with their place', async () => {
  const batch = [problem('a', reworded)];
  await expect(run(batch, [{ id: 'x', embedding: [1, 2, 3] }])).rejects.toThrow(
    'the problem a has no vector',
  );
  await expect(run(batch, [{ id: 'a', embedding: [1, 2] }])).rejects.toThrow(
    'train.jsonl:1: a: the vector is 2 wide, those before it 3',
  );
  await expect(
    run(batch, [{ id: 'a', embedding: [1, 2, 3] }], { evaluation_vectors: 'train.jsonl' }),
  ).rejects.toThrow('2 of 2 problems have no vector; the first is e0');
});

test('the content of both files is part of what the output follows from', async () => {
  const of = async (embedding: number[]) => (await run([], [{ id: 'a', embedding }])).identity;
  expect(await of([1, 2, 3])).toBe(await of([1, 2, 3]));
  expect(await of([1, 2, 3])).not.toBe(await of([1, 2, 4]));
});

test('half of the files, and files beside a scorer, are refused', () => {
  for (const semantic of [
    {},
    { vectors: 'a' },
    { evaluation_vectors: 'a' },
    { vectors: 'a', scorer: 'ngram' },
  ])
    expect(() => decontaminate.settings.parse({ semantic })).toThrow(/name either `vectors` and/);
});

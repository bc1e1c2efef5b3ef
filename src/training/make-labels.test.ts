import { expect, test } from 'vitest';
import { generateProblems } from '#datasets/generate-problems.js';
import type { Problem } from '#datasets/problem.js';
import type { LabelledText } from './labelled-text.js';
import { makeLabels } from './make-labels.js';

const options = {
  seed: 3,
  heldOut: new Set(['held']),
  testShare: 0.2,
  calibrationShare: 0.2,
  corruptionsPerText: 2,
};

const problems: Problem[] = [
  'shopping-bill',
  'committees',
  'travel-legs',
  'work-rates',
  'polygon-area',
].flatMap((family, at) =>
  [...generateProblems(family, { count: 40, seed: 1, difficulty: [0, 1] })].map((problem) => ({
    ...problem,
    source: { ...problem.source, dataset: at === 4 ? 'held' : family },
  })),
);
async function labelsOf(refused: Parameters<typeof makeLabels>[1], given = options): Promise<LabelledText[]> {
  const rows: LabelledText[] = [];
  for await (const row of makeLabels(problems, refused, given)) rows.push(row);
  return rows;
}
const rows = await labelsOf([{ problem: problems[0] as Problem, code: 'yes-no' }]);

test('every problem stands there as it is, with its corruptions beside it', () => {
  expect(rows.filter((row) => row.quality === 1)).toHaveLength(problems.length);
  const corrupted = rows.filter((row) => row.quality === 0);
  expect(corrupted.length).toBeGreaterThan(problems.length);
  expect(corrupted.every((row) => row.corruption !== undefined && row.difficulty === undefined)).toBe(true);
  expect(corrupted.at(-1)?.corruption).toBe('refused:yes-no');
});

test('a cluster of near-duplicates never straddles two parts', () => {
  const partOf = new Map<string, string>();
  for (const row of rows) {
    if (row.split === 'held-out') continue;
    expect(partOf.get(row.group as string) ?? row.split).toBe(row.split);
    partOf.set(row.group as string, row.split);
  }
});

test('a held-out source is in no other part', () => {
  expect(rows.filter((row) => row.source === 'held').every((row) => row.split === 'held-out')).toBe(true);
  expect(rows.filter((row) => row.source !== 'held').every((row) => row.split !== 'held-out')).toBe(true);
});

test('the same seed gives the same rows, another seed others', async () => {
  expect(await labelsOf([])).toEqual(await labelsOf([]));
  expect(await labelsOf([], { ...options, seed: 4 })).not.toEqual(await labelsOf([]));
});

import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { random } from '../random.js';
import { openCosineSearch } from './cosine-search.js';
import { VectorTable } from './vector-table.js';

const searches = { 'the calling thread': openCosineSearch(1), 'worker threads': openCosineSearch(2) };
afterAll(async () => {
  for (const search of Object.values(searches)) await search.close();
});

/** Vectors around a few centres, so that many pairs lie near any threshold. */
function scattered(count: number, dimension: number, seed: number): VectorTable {
  const draw = random('scattered', seed);
  const vector = () => Array.from({ length: dimension }, () => draw.int(-1000, 1000));
  const centres = Array.from({ length: 5 }, vector);
  const table = new VectorTable(dimension);
  for (let row = 0; row < count; row++) {
    const centre = centres[draw.int(0, 4)] as number[];
    const spread = draw.int(0, 8) / 10;
    table.set(
      row,
      vector().map((value, at) => (centre[at] as number) + spread * value || 1),
    );
  }
  return table;
}

/** What the definition says: each pair by itself. */
function expected(table: VectorTable, groups: readonly number[][], threshold: number): string[] {
  return groups
    .flatMap((group) =>
      group.flatMap((left, at) =>
        group.slice(at + 1).map((right) => [left, right, table.cosine(left, right)] as const),
      ),
    )
    .filter(([, , cosine]) => cosine >= threshold)
    .map((pair) => pair.join(' '))
    .sort();
}

test('every pair of a group that reaches the threshold is found, and no other', async () => {
  const shape = fc.record({
    count: fc.integer({ min: 1, max: 40 }),
    dimension: fc.integer({ min: 1, max: 150 }),
    threshold: fc.constantFrom(0.2, 0.7, 0.9, 0.95, 1),
    seed: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(shape, async ({ count, dimension, threshold, seed }) => {
      const table = scattered(count, dimension, seed);
      const rows = [...Array(count).keys()];
      const groups = [0, 1, 2].map((part) => rows.filter((row) => row % 3 === part));
      const found: string[] = [];
      await searches['the calling thread'].within(table.shared(count), groups, threshold, (...pair) => {
        found.push(pair.join(' '));
      });
      expect(found.sort()).toEqual(expected(table, groups, threshold));
    }),
    { numRuns: 60 },
  );
});

test.each(Object.entries(searches))('groups of many tiles are compared whole on %s', async (_, search) => {
  const table = scattered(1500, 20, 7);
  const groups = [[...Array(1301).keys()], [1400, 1499], [1450]];
  const found: string[] = [];
  await search.within(table.shared(1500), groups, 0.97, (...pair) => {
    found.push(pair.join(' '));
  });
  expect(found.length).toBeGreaterThan(1000);
  expect(found.sort()).toEqual(expected(table, groups, 0.97));
});

test('two tables are compared row by row', async () => {
  const [left, right] = [scattered(700, 12, 1), scattered(600, 12, 1)];
  const found: string[] = [];
  const count = (rows: number, table: VectorTable) => ({ vectors: table.shared(rows), count: rows });
  await searches['worker threads'].between(count(700, left), count(300, right), 0.99, (...pair) => {
    found.push(pair.join(' '));
  });
  // The second table begins as the first, so what the first holds within itself stands between the two.
  const within = [...Array(700).keys()].flatMap((l) =>
    [...Array(300).keys()].map((r) => [l, r, left.cosine(l, r)] as const),
  );
  const wanted = within.filter(([, , cosine]) => cosine >= 0.99).map((pair) => pair.join(' '));
  expect(found.sort()).toEqual(wanted.sort());
});

test('a row that was never written is near nothing', async () => {
  const table = new VectorTable(2);
  table.set(1, [1, 2]);
  const found: number[][] = [];
  const both = { vectors: table.shared(3), count: 3 };
  await searches['the calling thread'].between(both, both, 0.1, (left, right) => found.push([left, right]));
  expect(found).toEqual([[1, 1]]);
  const empty = { vectors: new VectorTable(2).shared(1), count: 1 };
  await searches['the calling thread'].between(empty, both, 0.1, (left, right) => found.push([left, right]));
  expect(found).toHaveLength(1);
});

test('a vector without direction, with another dimension or a number that is none is refused', () => {
  const table = new VectorTable(3);
  expect(table.set(0, [0, 0, 0])?.message).toMatch('no length');
  expect(table.set(0, [1, 2])?.message).toBe('the vector is 2 wide, those before it 3');
  expect(table.set(0, [1, Number.NaN, 2])?.message).toBe('number 2 of the vector is NaN');
  expect(table.set(0, [1e200, 1e200, 0])?.message).toMatch('infinite length');
  expect(table.set(0, [3, 0, 4])).toBeUndefined();
  expect(table.cosine(0, 0)).toBe(1);
});

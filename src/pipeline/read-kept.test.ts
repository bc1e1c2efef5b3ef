import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readKept, stretchOf } from './read-kept.js';
import type { RowBatch } from './row-batch.js';

const path = join(mkdtempSync(join(tmpdir(), 'rlvr-read-kept-')), 'kept.jsonl');

async function idsOf(batches: AsyncIterable<RowBatch>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { rows, release } of batches) {
    ids.push(...rows.map(({ problem }) => problem.id));
    release?.();
  }
  return ids;
}

test('the shards of a file are its lines, each once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 90 }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 12 }),
      async (texts, of) => {
        const ids = texts.map((text, at) => `${at} ${text}`);
        writeFileSync(path, ids.map((id) => `${JSON.stringify({ id })}\n`).join(''));
        const read: string[] = [];
        for (let index = 1; index <= of; index++) {
          read.push(...(await idsOf(readKept(path, await stretchOf(path, { index, of })))));
        }
        expect(read).toEqual(ids);
      },
    ),
    { numRuns: 80 },
  );
});

test('a line longer than what is read at once is one shard’s', async () => {
  const ids = ['a', 'b'.repeat(200_000), 'c'];
  writeFileSync(path, ids.map((id) => `${JSON.stringify({ id })}\n`).join(''));
  const shards = await Promise.all(
    [1, 2, 3].map(async (index) => idsOf(readKept(path, await stretchOf(path, { index, of: 3 })))),
  );
  expect(shards).toEqual([[ids[0], ids[1]], [], ['c']].map((shard) => shard));
});

test('lines are read whole, however long they are and wherever they end', async () => {
  const sizes = fc.array(
    fc.oneof(
      fc.nat(50),
      fc.constantFrom(2 ** 19 - 10, 2 ** 19 - 9, 2 ** 19 - 8),
      fc.integer({ min: 1, max: 2 ** 21 }),
    ),
    {
      maxLength: 8,
    },
  );
  await fc.assert(
    fc.asyncProperty(sizes, async (lengths) => {
      const ids = lengths.map((length, at) => `${at}`.repeat(length));
      writeFileSync(path, ids.map((id) => `{"id":"${id}"}\n`).join(''));
      const read = await idsOf(readKept(path));
      // Not compared as one: a difference of megabytes is not shown.
      expect(read.length).toBe(ids.length);
      expect(read.every((id, at) => id === ids[at])).toBe(true);
    }),
    { numRuns: 25 },
  );
});

test('a file that ends within a line is told, after the lines before', async () => {
  writeFileSync(path, '{"id":"a"}\n{"id":');
  const rows = readKept(path);
  const { value: first } = (await rows.next()) as IteratorYieldResult<RowBatch>;
  expect(first.rows.map(({ problem }) => problem.id)).toEqual(['a']);
  await expect(rows.next()).rejects.toThrow(/kept\.jsonl ends within a line/);
});

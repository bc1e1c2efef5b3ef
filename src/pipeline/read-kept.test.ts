import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readKept, stretchOf } from './read-kept.js';
import type { Row } from './row.js';

const path = join(mkdtempSync(join(tmpdir(), 'rlvr-read-kept-')), 'kept.jsonl');

async function idsOf(rows: AsyncIterable<readonly Row[]>): Promise<string[]> {
  const ids: string[] = [];
  for await (const batch of rows) ids.push(...batch.map(({ problem }) => problem.id));
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

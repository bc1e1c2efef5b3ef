import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprint } from '../../fingerprint.js';
import { StageLog } from '../../pipeline/stage-log.js';
import { openIngest, type Source } from './index.js';

const line = '{"question":"What is 1 + 1?","answer":"#### 2"}\n';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rlvr-ingest-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Reads the sources; `during` is called with each batch that comes. */
async function ingested(sources: Source[], limit?: number, during: () => void = () => undefined) {
  const options = { folder, seed: 1, limit, told: () => undefined, badRow: () => undefined };
  const ingest = await openIngest(sources, options);
  const log = await StageLog.create(join(folder, 'ingest'), { name: 'ingest', key: 'key' });
  const ids: string[] = [];
  try {
    for await (const { rows } of ingest.run(log)) {
      ids.push(...rows.map(({ problem }) => problem.id));
      during();
    }
  } finally {
    await log.settle();
  }
  const [input] = log.memo as { bytes: number; sha256: string; rows: number }[];
  return { ids, input };
}

it('gives ids that have come before a number, over all sources', async () => {
  writeFileSync(join(folder, 'set.jsonl'), line.repeat(2));
  const { ids } = await ingested([{ files: 'set.jsonl' }, { files: 'set.jsonl' }]);
  const [id] = ids;
  expect(ids).toEqual([id, `${id}~2`, `${id}~3`, `${id}~4`]);
});

it.each([
  ['set.jsonl', undefined],
  ['set.jsonl', 3],
  ['set.jsonl.gz', undefined],
  ['set.jsonl.gz', 3],
])('keeps the hash of the whole of %s, of which %s rows are read', async (files, limit) => {
  const path = join(folder, files);
  const text = line.repeat(20_000);
  writeFileSync(path, files.endsWith('.gz') ? gzipSync(text) : text);
  const { input } = await ingested([{ files }], limit);
  expect(input).toMatchObject({ rows: limit ?? 20_000, ...(await fingerprint(path)) });
  expect(input?.bytes).toBe(readFileSync(path).length);
});

it('refuses a file that changes while it is read', async () => {
  const path = join(folder, 'set.jsonl');
  writeFileSync(path, line.repeat(20_000));
  const changing = ingested([{ files: 'set.jsonl' }], undefined, () => appendFileSync(path, line));
  await expect(changing).rejects.toThrow('the file changed while it was read');
});

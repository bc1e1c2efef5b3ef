import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { joinShards } from './join-shards.js';
import { lookAtFile, type Seen } from './look-at-file.js';
import { sourceName } from './source-name.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-shards-'));
mkdirSync(join(folder, 'data'));
const row = '{"question":"What is 2 + 3, as a number?","answer":"It is 5.\\n#### 5"}\n';
function shard(name: string, text = row): string {
  const path = join(folder, 'data', name);
  writeFileSync(path, text);
  return path;
}

test('numbered files are one source, by a glob that means them alone', async () => {
  const train = ['train-00000-of-00002.jsonl', 'train-00001-of-00002.jsonl'].map((name) =>
    shard(name, row + row),
  );
  const test = shard('test-00000-of-00001.jsonl');
  const seen = await Promise.all([...train, test].map((file) => lookAtFile(file)));
  const [joined, alone, ...more] = await joinShards(seen);
  expect(more).toEqual([]);
  expect(joined).toMatchObject({
    file: join(folder, 'data/train-*-of-*.jsonl'),
    files: 2,
    rows: 4,
    domains: { math: 4 },
  });
  expect(alone?.file).toBe(test);
});

test('a glob that would take in another file is not written', async () => {
  const seen = ['a1.jsonl', 'a2.jsonl', 'a3.jsonl'].map((name) => shard(name)).slice(0, 2);
  const looked: Seen[] = await Promise.all(seen.map((file) => lookAtFile(file)));
  expect((await joinShards(looked)).map(({ file }) => file)).toEqual(seen);
});

test.each([
  ['gsm8k_train.jsonl.gz', 'gsm8k_train'],
  ['hf/gsm8k/data/train-00000-of-00004.parquet', 'gsm8k'],
  ['pool/part-*.parquet', 'pool'],
  ['data/train.jsonl', 'train'],
  ['train-*-of-*.parquet', 'train'],
  ['../rows.csv', 'rows'],
  ['math500.jsonl', 'math500'],
])('%s is called %s', (file, name) => {
  expect(sourceName(file)).toBe(name);
});

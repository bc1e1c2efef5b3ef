import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openDuckdb, sqlText } from '../duckdb.js';
import type { Problem, Row } from '../problem.js';
import { exportNamed } from './registry.js';
import { openShards, type ShardCounts, type ShardSettings } from './write-shards.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-shards-'));
beforeEach(() => {
  for (const file of readdirSync(folder)) rmSync(join(folder, file));
});
afterAll(() => rmSync(folder, { recursive: true }));

const problem = (n: number, domain: Problem['domain'] = 'math'): Problem => ({
  id: `set:${n}`,
  domain,
  prompt: [{ role: 'user', content: `What is ${n}?` }],
  ground_truth:
    domain === 'proof'
      ? { verifier: 'proof', system: 'lean4', statement: 'theorem a' }
      : { verifier: 'math', answer: String(n) },
  source: { dataset: 'set' },
  tags: [],
  meta: {},
});

async function write(to: string, problems: Problem[], settings: ShardSettings): Promise<ShardCounts> {
  const shape = exportNamed(to);
  const ending = settings.compression === 'gzip' && shape.file === 'jsonl' ? 'jsonl.gz' : shape.file;
  const writer = await openShards(shape, join(folder, `train.${ending}`), settings);
  for (const one of problems) await writer.write(one);
  return writer.close();
}

const seven = Array.from({ length: 7 }, (_, n) => problem(n));
const rowsOf = (file: string) =>
  readFileSync(join(folder, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

test('rows go on from shard to shard, and the names tell how many there are', async () => {
  const counts = await write('openrlhf', seven, { shardRows: 3 });
  const names = [0, 1, 2].map((at) => `train-0000${at}-of-00003.jsonl`);
  expect(readdirSync(folder).sort()).toEqual(names);
  expect(counts).toEqual({
    rows: 7,
    leftOut: 0,
    files: names.map((name, at) => ({ path: join(folder, name), rows: [3, 3, 1][at] })),
  });
  expect(names.flatMap(rowsOf).map((row) => row.id)).toEqual(seven.map(({ id }) => id));
});

test('the index of verl goes on too', async () => {
  await write('verl', seven, { shardRows: 4 });
  const { connection, close } = await openDuckdb();
  const files = sqlText(join(folder, 'train-*.parquet'));
  const read = await connection.runAndReadAll(
    `SELECT extra_info.index::INT FROM read_parquet(${files}) ORDER BY 1`,
  );
  close();
  expect(read.getRows().flat()).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('shards of an earlier writing give way, other files stay', async () => {
  for (const name of ['train-00000-of-00009.jsonl', 'train-notes.jsonl', 'trainer-00000-of-00009.jsonl'])
    writeFileSync(join(folder, name), 'x');
  await write('trl', seven, { shardRows: 7 });
  expect(readdirSync(folder).sort()).toEqual([
    'train-00000-of-00001.jsonl',
    'train-notes.jsonl',
    'trainer-00000-of-00009.jsonl',
  ]);
});

test('problems that the shape cannot carry make no file of their own', async () => {
  const proofs = [7, 8].map((n) => problem(n, 'proof'));
  const counts = await write('open-instruct', [...seven, ...proofs], { shardRows: 7 });
  expect([counts.rows, counts.leftOut, counts.files.length]).toEqual([7, 2, 1]);
  expect(readdirSync(folder)).toEqual(['train-00000-of-00001.jsonl']);
});

test('an aborted writing leaves nothing', async () => {
  const writer = await openShards(exportNamed('verl'), join(folder, 'train.parquet'), { shardRows: 2 });
  for (const one of seven) await writer.write(one);
  expect(writer.counts()).toEqual({ rows: 7, leftOut: 0 });
  await writer.abort();
  expect(readdirSync(folder)).toEqual([]);
});

test('gzip packs JSON Lines to the same bytes each time; Parquet takes the codec that is asked for', async () => {
  await write('trl', seven, { compression: 'gzip' });
  const first = readFileSync(join(folder, 'train.jsonl.gz'));
  expect(gunzipSync(first).toString().trimEnd().split('\n')).toHaveLength(7);
  await write('trl', seven, { compression: 'gzip' });
  expect(readFileSync(join(folder, 'train.jsonl.gz')).equals(first)).toBe(true);
  for (const [compression, codec] of [
    ['snappy', 'SNAPPY'],
    ['gzip', 'GZIP'],
    ['none', 'UNCOMPRESSED'],
    [undefined, 'ZSTD'],
  ] as const) {
    await write('verl', seven, { compression });
    const { connection, close } = await openDuckdb();
    const path = sqlText(join(folder, 'train.parquet'));
    const read = await connection.runAndReadAll(`SELECT DISTINCT compression FROM parquet_metadata(${path})`);
    close();
    expect(read.getRows()).toEqual([[codec]]);
  }
});

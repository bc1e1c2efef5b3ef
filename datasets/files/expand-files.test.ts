import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expandFiles, splitOfFile } from './expand-files.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-expand-'));
const names = [
  'set/README.md',
  'set/dataset_infos.json',
  'set/data/train-00001-of-00002.parquet',
  'set/data/train-00000-of-00002.parquet',
  'set/data/test.jsonl.gz',
  'out/run/manifest.json',
  'out/run/train.jsonl',
  'out/run/stages/04-dedup/kept.jsonl',
  'out/stages/kept.jsonl',
  'odd[1].jsonl',
  'b.jsonl',
  'a.jsonl',
];

beforeAll(() => {
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), '');
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test('globs are sorted, named files keep their order, each file comes once', async () => {
  expect(await expandFiles(['b.jsonl', '*.jsonl'], folder)).toEqual(['b.jsonl', 'a.jsonl', 'odd[1].jsonl']);
  expect(await expandFiles(['odd[1].jsonl'], folder)).toEqual(['odd[1].jsonl']);
});

test('a folder means the data files in it', async () => {
  expect(await expandFiles(['set'], folder)).toEqual([
    'set/data/test.jsonl.gz',
    'set/data/train-00000-of-00002.parquet',
    'set/data/train-00001-of-00002.parquet',
  ]);
});

test('the stages of a run in a folder are its records, not data', async () => {
  expect(await expandFiles(['out'], folder)).toEqual(['out/run/train.jsonl', 'out/stages/kept.jsonl']);
});

test('a pattern without a file is an error that names it', async () => {
  await expect(expandFiles(['a.jsonl', 'c*.jsonl'], folder)).rejects.toThrow('no file matches c*.jsonl');
});

test('a file tells its split', () => {
  const names = [
    'data/train-00000-of-00004.parquet',
    'test.jsonl.gz',
    'gsm_train.jsonl.gz',
    'a-dev-00001-of-00002.csv',
  ];
  expect(names.map(splitOfFile)).toEqual(['train', 'test', 'train', 'dev']);
  expect(['training.jsonl', 'my-test-cases.jsonl', 'latest.json', 'test'].map(splitOfFile)).toEqual(
    Array(4).fill(undefined),
  );
});

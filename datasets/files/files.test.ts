import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDuckDb } from '../duckdb.js';
import { expandFiles, NoSuchFile, type RawRow, readJson, readLines, readRows } from './index.js';

const folder = await mkdtemp(join(tmpdir(), 'rlvr-files-'));

async function* chunked(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let start = 0;
  for (let at = 0; start < bytes.length; at++) {
    const size = Math.max(1, sizes[at % Math.max(1, sizes.length)] ?? 7);
    yield bytes.subarray(start, start + size);
    start += size;
  }
}

async function all<T>(batches: AsyncIterable<T[]>): Promise<T[]> {
  const found: T[] = [];
  for await (const batch of batches) found.push(...batch);
  return found;
}

const rowsOf = (raws: readonly RawRow[]) => raws.map((raw) => ('row' in raw ? raw.row : raw.defect.code));
const rowValues = fc.array(
  fc.dictionary(
    fc.string({ unit: 'binary' }),
    fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean()),
  ),
  { maxLength: 12 },
);
const chunkSizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
// What JSON itself keeps of a value: a key such as __proto__ is not kept by objects.
const asJson = (rows: unknown[]) => JSON.parse(JSON.stringify(rows)) as unknown[];

test('JSON Lines read back the same however the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(rowValues, chunkSizes, fc.constantFrom('\n', '\r\n'), async (rows, sizes, end) => {
      const bytes = Buffer.from(rows.map((row) => JSON.stringify(row) + end).join(''));
      expect(rowsOf(await all(readJson(chunked(bytes, sizes), 'f')))).toEqual(asJson(rows));
    }),
  );
});

test('a JSON list reads back the same however the bytes are cut, with the line of each element', async () => {
  await fc.assert(
    fc.asyncProperty(rowValues, chunkSizes, fc.constantFrom(undefined, 2), async (rows, sizes, indent) => {
      const bytes = Buffer.from(JSON.stringify(rows, null, indent));
      const read = await all(readJson(chunked(bytes, sizes), 'f'));
      expect(rowsOf(read)).toEqual(asJson(rows));
      const lines = JSON.stringify(rows, null, indent).split('\n');
      for (const { place } of read) expect(lines[(place.line ?? 0) - 1]).toMatch(/\{/);
    }),
  );
});

test('bad rows are told by line and reason, and every good row is kept', async () => {
  const bytes = Buffer.concat([
    Buffer.from('{"a":1}\n\n{"a":'),
    Buffer.from([0xff, 0xfe]),
    Buffer.from('}\n{"a":2\n[1,2]\n{"a":3}\n"text"\n'),
    Buffer.from(`{"a":"${'x'.repeat(300)}"}\n{"a":4}\n{"a":5`),
  ]);
  for (const sizes of [[3], [1000], [64, 5]]) {
    const read = await all(readJson(chunked(bytes, sizes), 'f', 200));
    expect(read.map((raw) => [raw.place.line, 'row' in raw ? raw.row.a : raw.defect.code])).toEqual([
      [1, 1],
      [3, 'invalid-utf-8'],
      [4, 'invalid-json'],
      [5, 'not-an-object'],
      [6, 3],
      [7, 'not-an-object'],
      [8, 'too-long'],
      [9, 4],
      [10, 'invalid-json'],
    ]);
    expect(read.map((raw) => raw.place.row)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  }
});

test('a line longer than the bound is not held in memory', async () => {
  async function* long(): AsyncGenerator<Uint8Array> {
    const piece = Buffer.alloc(1 << 20, 'x');
    for (let at = 0; at < 300; at++) yield piece;
    yield Buffer.from('\nshort\n');
  }
  const before = process.memoryUsage().arrayBuffers;
  const lines = await all(readLines(long(), 1 << 20));
  expect(lines.map((line) => ('text' in line ? line.text : line.defect.code))).toEqual(['too-long', 'short']);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 << 20);
});

test('a number with more digits than a double keeps becomes text with all of them', async () => {
  const text =
    '{"answer":12345678901234567890,"x":[0.12345678901234567891, 1234567890123456],"s":"98765432109876543210"}\n';
  expect(rowsOf(await all(readJson(chunked(Buffer.from(text), [1000]), 'f')))).toEqual([
    {
      answer: '12345678901234567890',
      x: ['0.12345678901234567891', 1234567890123456],
      s: '98765432109876543210',
    },
  ]);
});

test('a byte order mark is taken off', async () => {
  expect(rowsOf(await all(readJson(chunked(Buffer.from('\uFEFF{"a":1}\n'), [2]), 'f')))).toEqual([{ a: 1 }]);
  expect(rowsOf(await all(readJson(chunked(Buffer.from('\uFEFF[{"a":1}]'), [1]), 'f')))).toEqual([{ a: 1 }]);
});

test('.gz and .zst are unpacked; a .gz that breaks off keeps its rows and says so', async () => {
  const lines = Buffer.from(
    Array.from({ length: 20000 }, (_, at) => `{"a":${at}, "b":"${Math.sin(at)}"}\n`).join(''),
  );
  const packed = gzipSync(lines);
  const whole = join(folder, 'whole.jsonl.gz');
  await writeFile(whole, packed);
  expect((await all(readRows(whole))).length).toBe(20000);
  const cut = join(folder, 'cut.jsonl.gz');
  await writeFile(cut, packed.subarray(0, packed.length / 2));
  const read = await all(readRows(cut));
  expect(read.length).toBeGreaterThan(1000);
  expect(read.at(-1)).toMatchObject({ defect: { code: 'cut-off' } });
  // Made by `zstd` from the two lines {"a":1} and {"a":2}.
  const zst = join(folder, 'two.jsonl.zst');
  await writeFile(zst, Buffer.from('KLUv/QRYgQAAeyJhIjoxfQp7ImEiOjJ9Cu7trPI=', 'base64'));
  expect(rowsOf(await all(readRows(zst)))).toEqual([{ a: 1 }, { a: 2 }]);
});

test('a list that is not closed gives its rows and one defect', async () => {
  const read = await all(readJson(chunked(Buffer.from('[{"a":1},\n{"a":2},\n{"a":'), [4]), 'f'));
  expect(read.map((raw) => ('row' in raw ? raw.row.a : raw.defect.code))).toEqual([1, 2, 'cut-off']);
  expect(read.at(-1)?.place.line).toBe(3);
});

test('CSV keeps values as text, quoted line feeds included; Parquet keeps nested types', async () => {
  const csv = join(folder, 'a.csv');
  await writeFile(csv, 'question,answer\n"one, two\nthree",007\nfour,5\n');
  expect(rowsOf(await all(readRows(csv)))).toEqual([
    { question: 'one, two\nthree', answer: '007' },
    { question: 'four', answer: '5' },
  ]);
  const parquet = join(folder, 'a.parquet');
  const duckdb = await openDuckDb();
  const connection = await duckdb.connect();
  await connection.run(
    `COPY (SELECT 1::BIGINT AS a, {'b': ['x', NULL]} AS s, 12345678901234567890::HUGEINT AS h) TO '${parquet}' (FORMAT parquet)`,
  );
  connection.closeSync();
  expect(rowsOf(await all(readRows(parquet)))).toMatchObject([{ a: 1, s: { b: ['x', null] } }]);
});

test('globs and folders name files in a fixed order; a pattern that names none is told', async () => {
  for (const name of ['b.jsonl', 'a.jsonl', 'c.txt']) await writeFile(join(folder, `glob-${name}`), '');
  expect(await expandFiles(['glob-*.jsonl', 'glob-a.jsonl'], folder)).toEqual([
    'glob-a.jsonl',
    'glob-b.jsonl',
  ]);
  expect(await expandFiles([folder], '/')).toContain(join(folder, 'whole.jsonl.gz').slice(0));
  await expect(expandFiles(['nothing-*.jsonl'], folder)).rejects.toThrow(NoSuchFile);
  await expect(expandFiles(['missing.jsonl'], folder)).rejects.toThrow('there is no such file');
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb, sqlText } from '../duckdb.js';
import type { Row } from '../problem.js';
import type { RawRow } from './raw-row.js';
import { readRows, readStream } from './read-rows.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function read(path: string, maxRowBytes?: number): Promise<RawRow[]> {
  const all: RawRow[] = [];
  const options = maxRowBytes === undefined ? {} : { maxRowBytes };
  for await (const batch of readRows(path, { ...options, file: 'rows' })) all.push(...batch);
  return all;
}

const good = (rows: readonly RawRow[]) => rows.flatMap((row) => ('row' in row ? [row.row] : []));
const bad = (rows: readonly RawRow[]) =>
  rows.flatMap((row) => ('defect' in row ? [`${row.place.line}:${row.place.row} ${row.defect.code}`] : []));

/** A Zstandard frame of uncompressed blocks. */
function zstd(content: string): Buffer {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x50]);
  const bytes = Buffer.from(content);
  const block = Buffer.alloc(3);
  block.writeUIntLE(1 | (bytes.length << 3), 0, 3);
  return Buffer.concat([header, block, bytes]);
}

const rows: Row[] = [
  { q: 'one\ntwo', a: 1, deep: { list: [1, { x: null }], text: 'ü"\\' } },
  { q: ' ', a: 0.5, deep: { list: [], text: '' } },
];
const jsonl = rows.map((row) => `${JSON.stringify(row)}\n`).join('');

test('every spelling of the same rows reads the same', async () => {
  const columns = {
    q: rows.map((row) => row.q),
    a: rows.map((row) => row.a),
    deep: rows.map((row) => row.deep),
  };
  const spellings: Record<string, string | Uint8Array> = {
    'a.jsonl': jsonl,
    'crlf.jsonl': jsonl.replaceAll('\n', '\r\n'),
    'blank.jsonl': `\n${jsonl}\n \n`,
    'bare.jsonl': jsonl.trimEnd(),
    'mark.jsonl': `\uFEFF${jsonl}`,
    'lines.json': jsonl,
    'array.json': JSON.stringify(rows),
    'pretty.json': `\uFEFF${JSON.stringify(rows, null, 2)}`,
    'keyed.json': JSON.stringify({ version: 1, data: rows }, null, 1),
    'columns.json': JSON.stringify(columns),
    'values.json': rows.map((row) => JSON.stringify(row, null, 2)).join('\n'),
    'a.jsonl.gz': gzipSync(jsonl),
    'two.jsonl.gz': Buffer.concat([
      gzipSync(jsonl.split('\n')[0] ?? ''),
      gzipSync(`\n${jsonl.split('\n')[1]}`),
    ]),
    'a.json.gz': gzipSync(JSON.stringify(rows)),
    'a.jsonl.zst': zstd(jsonl),
  };
  for (const [name, content] of Object.entries(spellings)) {
    expect([name, await read(written(name, content))]).toEqual([
      name,
      rows.map((row, at) => ({ place: expect.objectContaining({ file: 'rows', row: at }), row })),
    ]);
  }
});

test('parquet gives nested rows, long integers and dates; NaN is null', async () => {
  const path = join(folder, 'a.parquet');
  const { connection, close } = await openDuckdb();
  await connection.run(`COPY (SELECT * FROM (VALUES
    (1, [{'role': 'user', 'content': 'é'}], 12345678901234567890::HUGEINT, DATE '2024-02-29', 'NaN'::DOUBLE),
    (2, [], 7::HUGEINT, NULL, 0.25)) t(n, turns, big, day, x)) TO ${sqlText(path)} (FORMAT parquet)`);
  close();
  const got = await read(path);
  expect(got[0]).toMatchObject({ place: { line: null, row: 0 } });
  expect(good(got)[0]).toMatchObject({
    n: 1,
    turns: [{ role: 'user', content: 'é' }],
    day: '2024-02-29',
    x: null,
  });
  expect(good(got)[1]).toMatchObject({ n: 2, turns: [], day: null, x: 0.25 });
});

test('each defect is told with its line, and every good row is kept', async () => {
  const content = Buffer.concat([
    Buffer.from('{"a":1}\n{"a":\n[1,2]\n"text"\n'),
    Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x0a]),
    Buffer.from(`{"a":"${'x'.repeat(500)}"}\n{'a': 1}\n{"a": NaN}\n{"a":2}\n{"a":"cut`),
  ]);
  for (const name of ['bad.jsonl', 'bad.json']) {
    const got = await read(written(name, content), 400);
    expect(good(got)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(bad(got)).toEqual([
      ...['2:1 truncated-row', '3:2 not-object', '4:3 not-object', '5:4 invalid-utf8'],
      ...['6:5 row-too-long', '7:6 not-json', '8:7 not-json', '10:9 truncated-row'],
    ]);
  }
});

test('a bad element of an array spoils no other, and a cut array says so', async () => {
  const text = '[\n{"a": 1},\n{"a": oops},\n{"a": "no end,\n"b": 1},\n{"a": 2},\n 7,\n{"a": 3}';
  const got = await read(written('bad-array.json', text));
  expect(good(got)).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
  expect(bad(got)).toEqual(['3:1 not-json', '4:2 not-json', '7:4 not-object', 'null:6 truncated-file']);
  const long = await read(written('long.json', `[{"a":1},{"a":"${'x'.repeat(99)}"},{"a":2}]`), 50);
  expect(good(long)).toEqual([{ a: 1 }, { a: 2 }]);
  expect(bad(long)).toEqual(['1:1 row-too-long']);
});

test('an unclosed string in an array spoils its own element alone, in any chunks', async () => {
  const spellings = [
    ['[{"a": 1},\n{"a": "open},\n{"a": 2},\n{"a": "open}\n]\n', '2:1 not-json', '4:3 not-json'],
    [
      '[\n  {\n    "a": 1\n  },\n  {\n    "a": "open,\n    "b": {\n    }\n  },\n  {\n    "a": 2\n  }\n]',
      '5:1 not-json',
    ],
  ];
  for (const [text = '', ...defects] of spellings) {
    for (const size of [1, 3, 500]) {
      const got = await stream('json', text, size);
      expect(good(got)).toEqual([{ a: 1 }, { a: 2 }]);
      expect(bad(got)).toEqual(defects);
    }
  }
});

test('a packed file that is cut or damaged keeps the rows before, and says so', async () => {
  const many = Array.from({ length: 5000 }, (_, n) => `{"n":${n},"noise":"${Math.sin(n)}"}\n`).join('');
  const packed = gzipSync(many);
  const cut = await read(written('cut.jsonl.gz', packed.subarray(0, packed.length - 2000)));
  expect(good(cut).length).toBeGreaterThan(4000);
  expect(bad(cut)).toEqual([`${good(cut).length + 1}:${good(cut).length} truncated-file`]);
  const damaged = Buffer.from(packed);
  damaged.fill(0, packed.length - 3000, packed.length - 2900);
  expect(bad(await read(written('bad.jsonl.gz', damaged))).at(-1)).toMatch(/corrupt-file|truncated-file/);
  const frame = zstd(many.slice(0, 1000));
  expect(bad(await read(written('cut.jsonl.zst', frame.subarray(0, 500)))).at(-1)).toMatch(/truncated-file/);
});

test('a number that a double cannot hold keeps its digits', async () => {
  const got = await read(
    written('big.jsonl', '{"a":12345678901234567890,"b":"12345678901234567890","c":0.1}\n'),
  );
  expect(got[0]).toMatchObject({
    row: { a: '12345678901234567890', b: '12345678901234567890', c: 0.1 },
    longNumbers: ['12345678901234567890'],
  });
});

test('a conversation, which is a list of turns, is a row', async () => {
  const got = await read(written('turns.json', '[[{"from":"human"},{"from":"assistant"}]]'));
  expect(good(got)).toEqual([{ turns: [{ from: 'human' }, { from: 'assistant' }] }]);
});

const anyRow = fc.dictionary(fc.string(), fc.jsonValue({ noUnicodeString: false }), { maxKeys: 5 });
const anySizes = fc.integer({ min: 1, max: 40 });

async function* chunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function stream(kind: 'jsonl' | 'json' | 'csv' | 'tsv', text: string, size: number): Promise<RawRow[]> {
  const all: RawRow[] = [];
  for await (const batch of readStream(chunks(text, size), kind, 'rows')) all.push(...batch);
  return all;
}

test('any rows written as JSON come back, in any chunks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { minLength: 2 }), anySizes, fc.nat(3), async (rows, size, indent) => {
      // What JSON.parse makes of the text is the truth: -0 and the order of keys are not ours to keep.
      const expected = rows.map((row) => JSON.parse(JSON.stringify(row)) as Row);
      const lines = rows.map((row) => JSON.stringify(row)).join('\n');
      expect(good(await stream('jsonl', lines, size))).toEqual(expected);
      expect(good(await stream('json', JSON.stringify(rows, null, indent), size))).toEqual(expected);
    }),
  );
});

test('any cells written as CSV or TSV come back, in any chunks', async () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('a"b', 'x,y', 'one\ntwo', 'r\r\n', '"', '\t', ''));
  const table = fc.array(
    fc.tuple(
      cell,
      cell,
      cell.filter((text) => text.trim() !== ''),
    ),
    { minLength: 1 },
  );
  await fc.assert(
    fc.asyncProperty(table, anySizes, fc.boolean(), async (cells, size, quoteAll) => {
      for (const [kind, mark] of [['csv', ','] as const, ['tsv', '\t'] as const]) {
        const quote = (text: string) =>
          quoteAll || /["\r\n,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        const text = [['a', 'b', 'c'], ...cells].map((row) => row.map(quote).join(mark)).join('\r\n');
        expect(good(await stream(kind, text, size))).toEqual(cells.map(([a, b, c]) => ({ a, b, c })));
      }
    }),
  );
});

test('bad CSV rows are told with their lines, and the rows around them are kept', async () => {
  const text = 'a,b\n1,2\n"open,3\n4,5\n"x"y,6\n7\n8,"9"\n';
  const got = await stream('csv', text, 5);
  expect(good(got)).toEqual([
    { a: '1', b: '2' },
    { a: '4', b: '5' },
    { a: '8', b: '9' },
  ]);
  expect(bad(got)).toEqual(['3:1 unclosed-quote', '5:3 unclosed-quote', '6:4 wrong-columns']);
});

test('a .csv with semicolons or tabs, as spreadsheets write it, is read by its header', async () => {
  expect(good(await stream('csv', 'question;answer\n"What is 1,5 + 2;0?";3,5\n', 7))).toEqual([
    { question: 'What is 1,5 + 2;0?', answer: '3,5' },
  ]);
  expect(good(await stream('csv', 'q\ta\n1\t2\n', 3))).toEqual([{ q: '1', a: '2' }]);
  expect(good(await stream('csv', 'a;b,c\n1;2,3\n', 3))).toEqual([{ 'a;b': '1;2', c: '3' }]);
  expect(good(await stream('csv', 'alone\n1;2\n', 3))).toEqual([{ alone: '1;2' }]);
});

test('what cannot be opened at all is an error that names the file', async () => {
  await expect(read(join(folder, 'absent.jsonl'))).rejects.toThrow(
    /absent\.jsonl cannot be read: there is no such/,
  );
  await expect(read(written('rows.txt', ''))).rejects.toThrow(/does not tell what kind/);
  await expect(read(written('no.parquet', 'text'))).rejects.toThrow(/cannot be read as Parquet/);
});

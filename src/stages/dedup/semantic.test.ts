import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb, sqlText } from '#datasets/duckdb.js';
import type { Problem } from '#datasets/problem.js';
import type { StageContext } from '../../pipeline/stage.js';
import { inPhases } from '../in-phases.test.data.js';
import { dedup } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-semantic-'));
afterAll(() => rmSync(folder, { recursive: true }));

const context: StageContext = {
  seed: 1,
  jobs: 1,
  told: () => undefined,
  resolve: (path) => join(folder, path),
  sourceRank: () => 0,
  judge: async () => [],
};

function problem(id: string, content: string, more: Partial<Problem> = {}): Problem {
  const prompt = [{ role: 'user' as const, content }];
  return { id, domain: 'math', prompt, source: { dataset: 'made' }, tags: [], meta: {}, ...more };
}
const gold = (answer: string): Partial<Problem> => ({ ground_truth: { verifier: 'math', answer } });

const first = 'A gardener plants 14 rows with nine tulips in each. How many tulips does she plant?';
const reworded =
  'Each of fourteen rows of a flower bed gets 9 tulips. What is the number of tulips in the bed?';
const near = [1, 2, 3];
const nearly = [1, 2, 3.1];
const far = [3, -1, 0];

function write(vectors: Readonly<Record<string, readonly number[]>>, file = 'vectors.jsonl'): string {
  const lines = Object.entries(vectors).map(([id, embedding]) => `${JSON.stringify({ id, embedding })}\n`);
  writeFileSync(join(folder, file), lines.join(''));
  return file;
}

async function run(
  batch: readonly Problem[],
  vectors: string,
  { threshold = 0.95, ...settings }: { threshold?: number; variants?: string } = {},
): Promise<Record<string, string>> {
  const given = dedup.settings.parse({ ...settings, semantic: { vectors, threshold } });
  const stage = await dedup.open(given, context);
  try {
    const results = await inPhases(stage, batch);
    return Object.fromEntries(
      results.map((result) =>
        'kept' in result
          ? [result.kept.id, 'kept']
          : [result.dropped.id, `${result.reason.code} ${result.reason.partner}`],
      ),
    );
  } finally {
    await stage.close?.();
  }
}

test('the same in other words, with the same numbers and answer, is a duplicate', async () => {
  const vectors = write({ a: near, b: nearly, c: far });
  const batch = [
    problem('a', first, gold('126')),
    problem('b', reworded, gold('126')),
    problem('c', 'What is 3 + 4?'),
  ];
  expect(await run(batch, vectors)).toEqual({ a: 'kept', b: 'semantic-duplicate-of a', c: 'kept' });
  expect(await run(batch, vectors, { threshold: 0.9999 })).toMatchObject({ b: 'kept' });
});

test.each([
  ['another number', reworded.replace('9', '8'), gold('126')],
  ['another answer', reworded, gold('127')],
  ['another domain', reworded, { ...gold('126'), domain: 'text' as const }],
  ['another relation, where an answer is not known', reworded.replace('each', 'half of the'), {}],
  ['another relation, where the answer has no figure', reworded.replace('each', 'half of the'), gold('many')],
  ['another formula', `${reworded} ($x - y$)`, gold('126')],
])('%s makes a variant, which stays', async (_, text, more) => {
  const vectors = write({ a: near, b: nearly });
  const a =
    more.ground_truth?.verifier === 'math' && more.ground_truth.answer === 'many' ? more : gold('126');
  const batch = [problem('a', first, a), problem('b', text, more)];
  expect(await run(batch, vectors)).toEqual({ a: 'kept', b: 'kept' });
});

test('variants are duplicates where the recipe says so, within a domain', async () => {
  const vectors = write({ a: near, b: nearly, c: nearly });
  const batch = [
    problem('a', first, gold('126')),
    problem('b', reworded.replace('9', '8'), gold('112')),
    problem('c', reworded, { domain: 'text' }),
  ];
  expect(await run(batch, vectors, { variants: 'merge' })).toEqual({
    a: 'kept',
    b: 'semantic-duplicate-of a',
    c: 'kept',
  });
});

test('a copy of a text needs no vector of its own, and each row says what joined it', async () => {
  const vectors = write({ a: near, b: nearly, c: nearly });
  const long = `${first} She plants them in the morning and waters them in the evening of the same day.`;
  const batch = [
    problem('a', long, gold('126')),
    problem('b', reworded, gold('126')),
    problem('c', long.replace('waters', 'sprinkles'), gold('126')),
    problem('a copy', long.toUpperCase(), gold('126')),
  ];
  expect(await run(batch, vectors)).toEqual({
    a: 'kept',
    b: 'semantic-duplicate-of a',
    c: 'near-duplicate-of a',
    'a copy': 'duplicate-of a',
  });
});

test('code is told apart by its numbers and words, not by its tests', async () => {
  const tests = (stdin: string): Partial<Problem> => ({
    domain: 'code',
    ground_truth: { verifier: 'code', language: 'python', tests: [{ stdin, stdout: '' }] },
  });
  const vectors = write({ a: near, b: nearly });
  const texts = [
    'Read n numbers and print their sum.',
    'Given n numbers, output the total of them.',
  ] as const;
  const batch = [problem('a', texts[0], tests('1')), problem('b', texts[1], tests('2'))];
  expect(await run(batch, vectors)).toMatchObject({ b: 'semantic-duplicate-of a' });
});

test('vectors come from Parquet as well', async () => {
  const { connection, close } = await openDuckdb();
  const rows =
    "SELECT * FROM (VALUES ('a', [1, 2, 3]::FLOAT[]), ('b', [1, 2, 3.1]::FLOAT[])) AS t(id, embedding)";
  await connection.run(`COPY (${rows}) TO ${sqlText(join(folder, 'v.parquet'))} (FORMAT parquet)`);
  close();
  const batch = [problem('a', first, gold('126')), problem('b', reworded, gold('126'))];
  expect(await run(batch, 'v.parquet')).toEqual({ a: 'kept', b: 'semantic-duplicate-of a' });
});

test.each([
  ['{"id":"a","embedding":[1,2]}\n', '1 of 2 problems have no vector; the first is b'],
  [
    '{"id":"a","embedding":[1,2]}\n{"id":"b","embedding":[1]}\n',
    'v.jsonl:2: b: the vector is 1 wide, those before it 2',
  ],
  [
    '{"id":"a","embedding":[1,2]}\n{"id":"b","embedding":[1,null]}\n',
    'v.jsonl:2: b: number 2 of the vector is null',
  ],
  ['{"id":"a","embedding":[0,0]}\n', 'v.jsonl:1: a: the vector has no length'],
  ['{"id":"a","embedding":[1,NaN]}\n', 'v.jsonl:1: the row is not JSON'],
  [
    '{"id":"a","embedding":[1,2]}\n{"id":"a","embedding":[2,1]}\n',
    'v.jsonl:2: a: this id had another vector before',
  ],
  ['{"id":"a"}\n', 'v.jsonl:1: a: the row has no list of numbers `embedding`'],
  ['{"embedding":[1,2]}\n', 'v.jsonl:1: the row has no `id`'],
])('%s is refused with its place', async (text, message) => {
  writeFileSync(join(folder, 'v.jsonl'), text);
  await expect(run([problem('a', first), problem('b', reworded)], 'v.jsonl')).rejects.toThrow(message);
});

test('a file and a scorer at once, and neither of the two, are refused', () => {
  for (const semantic of [{}, { vectors: 'v.jsonl', scorer: 'ngram' }])
    expect(() => dedup.settings.parse({ semantic })).toThrow(/name either `vectors`/);
});

test('a scorer without embeddings is refused by name', async () => {
  const stage = await dedup.open(dedup.settings.parse({ semantic: { scorer: 'ngram' } }), context);
  await expect(inPhases(stage, [problem('a', first)])).rejects.toThrow('ngram-1 gives no embeddings');
  await stage.close?.();
});

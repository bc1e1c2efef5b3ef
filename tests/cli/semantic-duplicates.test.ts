import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../scorers/server/start.js';
import { jsonLines, runRlvr } from './run-rlvr.js';

const folder = await mkdtemp(join(tmpdir(), 'rlvr-semantic-'));
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await writeFile(join(folder, 'rows.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** The server's vectors know which words a text has, and not where they stand. */
const texts = [
  ['A mill grinds 40 sacks each day. How many sacks does the mill grind within 6 days?', '240'],
  ['How many sacks does the mill grind within 6 days? Each day a mill grinds 40 sacks.', '240'],
  ['How many sacks does the mill grind within 40 days? Each day a mill grinds 60 sacks.', '2400'],
  ['A ferry takes 12 lorries on each trip. How many lorries cross the lake on 5 trips?', '60'],
] as const;
const rows = texts.map(([question, answer]) => ({ question, answer: `#### ${answer}` }));

async function build(name: string, semantic: object, ...flags: string[]) {
  const stages = { dedup: { semantic }, attach: false, score: false, label: false, tier: false };
  const recipe = { name, sources: [{ files: 'rows.jsonl', dataset: 'mill' }], stages };
  await writeFile(join(folder, `${name}.yaml`), JSON.stringify(recipe));
  return runRlvr(['build-dataset', join(folder, `${name}.yaml`), '--out', folder, ...flags]);
}
const dropped = async (name: string) =>
  jsonLines(await readFile(join(folder, name, 'stages/04-dedup/dropped.jsonl'), 'utf8'));
const scorer = () => ({ backend: 'http', urls: [server.url], protocol: 'tei-embed' });

test('a scorer’s vectors find what is the same in other words, and the output is reused', async () => {
  const built = await build('scored', { scorer: scorer() });
  expect(built).toMatchObject({ code: 0, stdout: expect.stringContaining('semantic-duplicate-of 1') });
  const [row] = (await dropped('scored')) as { code: string; reason: string; problem: { prompt: unknown } }[];
  expect(row).toMatchObject({
    code: 'semantic-duplicate-of',
    problem: { prompt: [{ content: texts[1][0] }] },
  });
  expect(row?.reason).toMatch(/^says the same in other words as mill:\w+ \(cosine 1\.000\), which is kept$/);
  expect(
    jsonLines(await readFile(join(folder, 'scored/stages/04-dedup/kept.jsonl'), 'utf8'))[0],
  ).toMatchObject({
    also_in: [{ dataset: 'mill', file: 'rows.jsonl', row: 1 }],
  });
  const again = await build('scored', { scorer: scorer() });
  expect(again.stderr).toContain('ingest, normalize, filter, dedup');
});

test('vectors that rlvr score writes find the same; another file of them redoes the stage', async () => {
  await build('filed', false as unknown as object, '--until', 'filter');
  const kept = join(folder, 'filed.building/stages/03-filter/kept.jsonl');
  const how = ['--scorer', 'http', '--url', server.url, '--protocol', 'tei-embed', '--embeddings'];
  const vectors = (await runRlvr(['score', kept, ...how])).stdout;
  await writeFile(join(folder, 'vectors.jsonl'), vectors);
  expect(await build('filed', { vectors: 'vectors.jsonl' })).toMatchObject({ code: 0 });
  expect(await dropped('filed')).toEqual(await dropped('scored'));

  const [first, second, ...rest] = jsonLines(vectors);
  const turned = [first, { ...second, embedding: Array.from({ length: 16 }, (_, at) => at - 7) }, ...rest];
  await writeFile(join(folder, 'vectors.jsonl'), turned.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const again = await build('filed', { vectors: 'vectors.jsonl' });
  expect(again.stderr).toContain('rlvr: ingest, normalize, filter: taken from the earlier run');
  expect(await dropped('filed')).toEqual([]);
});

test('a problem without a vector ends the run with the file, the number and the id', async () => {
  await writeFile(join(folder, 'few.jsonl'), '{"id":"mill:0","embedding":[1,2]}\n');
  const ended = await build('few', { vectors: 'few.jsonl' });
  expect(ended.code).toBe(2);
  expect(ended.stderr).toMatch(
    /few\.jsonl: id: 4 of 4 problems have no vector; the first is mill:\w+\n {2}→ /,
  );
  const missing = await build('none', { vectors: 'absent.jsonl' });
  expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('absent.jsonl') });
});

test('evaluation items in other words are found by a scorer, in one process and in shards alike', async () => {
  await writeFile(
    join(folder, 'eval.jsonl'),
    `${JSON.stringify({ question: texts[1][0], answer: '#### 240' })}\n`,
  );
  const stages = {
    dedup: false,
    decontaminate: {
      against: [{ files: 'eval.jsonl', dataset: 'eval' }],
      overlap: 0.99,
      semantic: { scorer: scorer() },
    },
    attach: false,
    score: false,
    label: false,
    tier: false,
  };
  const recipe = { name: 'evaluated', sources: [{ files: 'rows.jsonl', dataset: 'mill' }], stages };
  const path = join(folder, 'evaluated.yaml');
  await writeFile(path, JSON.stringify(recipe));
  const whole = join(folder, 'whole');
  expect((await runRlvr(['build-dataset', path, '--out', whole])).code).toBe(0);
  const stage = 'evaluated/stages/04-decontaminate';
  const pairs = jsonLines(await readFile(join(whole, stage, 'contaminated-pairs.jsonl'), 'utf8'));
  expect(pairs.map(({ how, prompt }) => [how, prompt])).toEqual([
    ['semantic', texts[0][0]],
    ['same-text', texts[1][0]],
  ]);
  const out = ['build-dataset', path, '--out', join(folder, 'parts')];
  await runRlvr([...out, '--until', 'filter']);
  for (const shard of ['1/2', '2/2']) expect((await runRlvr([...out, '--shard', shard])).code).toBe(0);
  expect((await runRlvr(out)).code).toBe(0);
  for (const file of ['contaminated-pairs.jsonl', 'kept.jsonl'])
    expect(await readFile(join(folder, 'parts', stage, file), 'utf8')).toBe(
      await readFile(join(whole, stage, file), 'utf8'),
    );
});

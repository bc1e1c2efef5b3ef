import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../scorers/server/start.js';
import { jsonLines, runRlvr } from './run-rlvr.js';

const folder = await mkdtemp(join(tmpdir(), 'rlvr-score-http-'));
const rows = 400;
let server: TestServer;
const recipe = (name: string, patience: number) => `name: ${name}
sources: [{ family: shopping-bill, count: ${rows} }]
stages:
  dedup: false
  split: false
  score:
    scorer:
      backend: http
      urls: ${server.url}
      protocol: tei-predict
      quality_label: good
      batch: 4
      concurrency: 2
      backoff_s: 0.05
      patience_s: ${patience}
    on_fault: drop
`;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

interface Kept {
  readonly quality?: { readonly score: number; readonly scorer: string };
}

async function build(name: string, patience: number, ...flags: string[]) {
  const path = join(folder, `${name}.yaml`);
  await writeFile(path, recipe(name, patience));
  const cache = join(folder, 'cache');
  return runRlvr(['build-dataset', path, '--out', folder, '--score-cache', cache, ...flags]);
}

const readKept = async (name: string) =>
  jsonLines(await readFile(join(folder, name, 'train.jsonl'), 'utf8')) as unknown as Kept[];
const asked = () => server.log().filter(({ what }) => what !== 'answered').length;

test('a build whose server dies and comes back in the middle loses nothing', async () => {
  await server.faults({ kind: 'slow', ms: 20 });
  const building = build('survives', 30);
  while (asked() < 40) await sleep(10);
  await server.kill();
  await sleep(300);
  await server.restart();
  const ended = await building;
  expect(ended.code).toBe(0);
  expect(ended.stderr).toMatch(/is down[\s\S]*answers again/);
  const kept = await readKept('survives');
  expect(kept).toHaveLength(rows);
  expect(kept.every((row) => row.quality?.scorer.startsWith('http:'))).toBe(true);
});

test('built again, every rating comes from the cache, and the rows are the same', async () => {
  const before = asked();
  expect((await build('again', 30)).code).toBe(0);
  expect(asked()).toBe(before);
  expect(await readKept('again')).toEqual(await readKept('survives'));
});

test('a server that stays away ends the build with 3, and the next build asks only for what is missing', async () => {
  await server.faults({ kind: 'slow', ms: 20 });
  const first = build('stopped', 1, '--seed', '9');
  const start = asked();
  while (asked() < start + 100) await sleep(10);
  await server.kill();
  const ended = await first;
  expect(ended.code).toBe(3);
  expect(ended.stderr).toContain(server.url);
  await server.restart();
  const middle = asked();
  expect((await build('stopped', 30, '--seed', '9')).code).toBe(0);
  expect(await readKept('stopped')).toHaveLength(rows);
  expect(asked() - middle).toBeLessThanOrEqual(rows - 60);
});

/** A model by its name: from a server that answers as the hub does, and from the caches. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { expectedOf, fixtures, open } from './onnx-fixtures.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-hub-'));
const files = [
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'onnx/model.onnx',
  'README.md',
  '../escape',
];
const requests: string[] = [];
/** How many bytes of a file are sent before the connection is cut; none where all are. */
let cutAfter: number | undefined;

const server = createServer((request, response) => {
  requests.push(request.url ?? '');
  if (request.url === '/api/models/org/own/revision/main')
    return response.end(JSON.stringify({ sha: 'abc', siblings: files.map((rfilename) => ({ rfilename })) }));
  const path = request.url?.match(/^\/org\/own\/resolve\/main\/(.+)$/)?.[1];
  if (path === undefined) return response.writeHead(404).end();
  const bytes = readFileSync(join(fixtures, 'own', path));
  response.setHeader('content-length', bytes.length);
  if (cutAfter === undefined) return response.end(bytes);
  response.write(bytes.subarray(0, cutAfter), () => response.destroy());
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

let run = 0;
beforeEach(() => {
  requests.length = 0;
  cutAfter = undefined;
  const cache = join(folder, `cache-${run++}`);
  Object.assign(process.env, { HF_ENDPOINT: endpoint, XDG_CACHE_HOME: cache, HF_HOME: join(cache, 'hf') });
  delete process.env.HF_HUB_OFFLINE;
});

test('the needed files are fetched once, and those alone', async () => {
  const [row] = expectedOf('own');
  for (const times of [5, 5]) {
    const { scorer, rate } = await open('org/own');
    expect(await rate([row?.text ?? ''])).toEqual([
      { quality: expect.closeTo(row?.quality ?? 0, 5), difficulty: expect.closeTo(row?.difficulty ?? 0, 5) },
    ]);
    await scorer.close();
    expect(requests).toHaveLength(times);
  }
  expect(requests.some((url) => /README|escape/.test(url))).toBe(false);
});

test('a download that was cut is told, leaves nothing that looks whole, and goes on the next time', async () => {
  cutAfter = 1000;
  await expect(open('org/own')).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringMatching(/was cut/),
  });
  const place = join(process.env.XDG_CACHE_HOME as string, 'rlvr/models/org/own/main');
  expect(existsSync(join(place, 'onnx/model.onnx')) || existsSync(join(place, 'rlvr-files.json'))).toBe(
    false,
  );
  cutAfter = undefined;
  await (await open('org/own')).scorer.close();
});

test('the cache of Python’s huggingface_hub is used where it has the files', async () => {
  const place = join(process.env.HF_HOME as string, 'hub/models--org--own');
  mkdirSync(join(place, 'refs'), { recursive: true });
  writeFileSync(join(place, 'refs/main'), 'c0ffee\n');
  cpSync(join(fixtures, 'own'), join(place, 'snapshots/c0ffee'), { recursive: true });
  process.env.HF_HUB_OFFLINE = '1';
  await (await open('org/own')).scorer.close();
  expect(requests).toEqual([]);
});

test.each([
  ['org/none', {}, /answers 404 .*HF_TOKEN/],
  ['org/own', { HF_HUB_OFFLINE: '1' }, /HF_HUB_OFFLINE/],
  ['org/own', { HF_ENDPOINT: 'http://127.0.0.1:1' }, /cannot be reached/],
])('a model that cannot be had: %s %j', async (name, env, message) => {
  Object.assign(process.env, env);
  await expect(open(name)).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringMatching(message),
    remedy: expect.stringContaining(`hf download ${name}`),
  });
});

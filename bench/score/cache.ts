/**
 * The cache of ratings: filling it, opening it again and reading all of it, with the memory and the disk that it takes; beside readline
 * alone over the same file in the same run. `node --expose-gc dist/bench/score/cache.js [ratings]`
 */
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Problem } from '#datasets/problem.js';
import { type CachedScorer, withRatingCache } from '../../src/scorers/rating-cache.js';
import type { Scorer } from '../../src/scorers/scorer.js';

const count = Number(process.argv[2] ?? 1_000_000);
const size = 64;
const folder = mkdtempSync(join(tmpdir(), 'rlvr-bench-'));
const scorer: Scorer = {
  name: 'bench',
  version: '1',
  device: 'cpu',
  batchSize: size,
  inFlight: 1,
  score: async (rows) =>
    rows.map(({ id }) => ({ quality: 1 / (Number(id) + 1.7), difficulty: Math.sin(Number(id)) ** 2 })),
  close: async () => undefined,
};

async function fill(): Promise<string> {
  const cached = await open();
  await timed('rated and written', () => readAll(cached));
  await cached.close();
  return cached.file;
}

const open = () => withRatingCache(scorer, { folder, told: console.log });

async function readAll(cached: CachedScorer): Promise<void> {
  for (let at = 0; at < count; at += size)
    await cached.score(Array.from({ length: Math.min(size, count - at) }, (_, more) => problemOf(at + more)));
}

/** Bytes in typed arrays; with --expose-gc only what is still held. Freed arrays are counted until a sweep behind the collection. */
async function arrayBytes(): Promise<number> {
  for (let times = 0; times < 3; times++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return process.memoryUsage().arrayBuffers;
}

function problemOf(at: number): Problem {
  const content =
    `Shelf ${at} holds ${at % 97} books. How many are there on ${at % 13} such shelves? `.repeat(3);
  const prompt = [{ role: 'user' as const, content }];
  return { id: String(at), domain: 'math', prompt, source: { dataset: 'bench' }, tags: [], meta: {} };
}

async function timed<T>(name: string, run: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await run();
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `${name.padEnd(36)} ${seconds.toFixed(2).padStart(7)} s   ${Math.round(count / seconds)
      .toLocaleString('en')
      .padStart(10)}/s`,
  );
  return result;
}

const file = await fill();
await timed('readline alone (peer)', async () => {
  for await (const _ of createInterface({ input: createReadStream(file) }));
});
const before = await arrayBytes();
const again = await timed('opened again', open);
const held = (await arrayBytes()) - before;
await timed('read from it', () => readAll(again));
if (again.counts().hits !== count) throw new Error('the bench must find all ratings');
await again.close();
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
console.log(`on disk ${megabytes(statSync(file).size)}; typed arrays ${megabytes(held)}`);
rmSync(folder, { recursive: true });

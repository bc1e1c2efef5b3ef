/** The cache between processes: several append at once, and one is killed while it does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { withRatingCache } from '../../src/scorers/rating-cache.js';
import { countingScorer } from './counting-scorer.js';
import { lend } from './lend.js';
import { problemOf } from './opened.js';

const { folder, afterwards } = lend();
const main = fileURLToPath(new URL('./fill-cache.js', import.meta.url));

function fill(cacheFolder: string, name: string, batches: number) {
  const child = spawn(process.execPath, [main, cacheFolder, name, String(batches)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  afterwards(() => child.kill('SIGKILL'));
  return child;
}

test('nothing that a process said it rated is lost, whoever else writes and dies', async () => {
  const made = folder();
  const children = ['a', 'b'].map((name) => fill(made, name, 400));
  const killed = ['c', 'd'].map((name) => fill(made, name, 1_000_000));
  const all = [...children, ...killed].map((child) => {
    const heard = { said: '', closed: once(child, 'close') };
    child.stdout.on('data', (chunk: Buffer) => {
      heard.said += chunk.toString();
    });
    return heard;
  });
  while (all.some(({ said }) => said.split('\n').length < 50)) await sleep(10);
  for (const child of killed) child.kill('SIGKILL');
  await Promise.all(all.map(({ closed }) => closed));

  const told: string[] = [];
  const cached = await withRatingCache(countingScorer, { folder: made, told: (line) => told.push(line) });
  afterwards(() => cached.close());
  const texts = all
    .flatMap(({ said }) => said.split('\n'))
    .filter((line) => /^\w+ \d+ done$/.test(line))
    .flatMap((line) => textsOf(line));
  expect(texts.length).toBeGreaterThanOrEqual(800 * 5);
  await cached.score(texts.map(problemOf));
  expect(cached.counts()).toEqual({ hits: texts.length, rated: 0, faults: 0 });
  // A kill may cut the line that was being written, one for each process.
  expect(Number(/\d+$/.exec(told[0] ?? '0')?.[0])).toBeLessThanOrEqual(killed.length);
  expect(readFileSync(cached.file, 'latin1')).not.toContain('\0');
});

function textsOf(line: string): string[] {
  const [name, batch] = line.split(' ');
  return Array.from({ length: 5 }, (_, at) => `${name} ${batch} ${at}`);
}

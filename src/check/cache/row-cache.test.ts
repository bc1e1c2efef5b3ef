import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openRowCache } from './row-cache.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-row-cache-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const key = (at: number) => at.toString(16).padStart(32, '0');
const finding = { code: 'license', message: 'with "quotes", spaces and é' };

it('remembers findings, and that there were none', () => {
  const path = join(folder, 'a');
  const first = openRowCache(path);
  first.remember([
    [key(1), []],
    [key(2), [finding]],
  ]);
  first.close();
  const second = openRowCache(path);
  expect([second.get(key(1)), second.get(key(2)), second.get(key(3))]).toEqual([[], [finding], undefined]);
  second.close();
});

it('passes over the line that a killed process left, and goes on behind it', () => {
  const path = join(folder, 'b');
  const killed = openRowCache(path);
  killed.remember([
    [key(1), [finding]],
    [key(2), [finding]],
  ]);
  // Not closed, and cut in the middle of the last line.
  truncateSync(path, statSync(path).size - 20);
  const next = openRowCache(path);
  expect([next.get(key(1)), next.get(key(2))]).toEqual([[finding], undefined]);
  next.remember([[key(3), []]]);
  const last = openRowCache(path);
  expect([last.get(key(1)), last.get(key(2)), last.get(key(3))]).toEqual([[finding], undefined, []]);
});

it('is written anew when most of it is of rows that are gone', () => {
  const path = join(folder, 'c');
  const old = openRowCache(path);
  old.remember(Array.from({ length: 5000 }, (_, at) => [key(at), []]));
  old.close();
  const now = openRowCache(path);
  expect(now.get(key(7))).toEqual([]);
  now.close();
  expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(1);
  expect(openRowCache(path).get(key(7))).toEqual([]);
});

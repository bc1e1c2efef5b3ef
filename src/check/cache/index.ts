/** What is remembered between runs, and by which key. A damaged entry is never trusted, and losing any costs time alone. */
import { createHash, hash } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Problem } from '#datasets/problem.js';
import { noRowCache, openRowCache, type RowCache } from './row-cache.js';
import { readSet, rememberSet, type SetResult } from './set-cache.js';

export type { RowCache } from './row-cache.js';
export type { SetResult } from './set-cache.js';

/** Dataset files whose rows are remembered; the one that was checked longest ago gives way. */
const keptFiles = 64;

export interface CheckCache {
  set(key: string): SetResult | undefined;
  rememberSet(key: string, result: SetResult): void;
  /** The memory of the rows of one dataset file. */
  rows(file: string): RowCache;
}

export const noCache: CheckCache = {
  set: () => undefined,
  rememberSet: () => undefined,
  rows: () => noRowCache,
};

/** A cache that cannot be written (a disk that is full or read-only) is told once, and checking goes on without. */
export function openCheckCache(folder: string, told: (line: string) => void): CheckCache {
  const guarded = guard(folder, told);
  const sets = join(folder, 'sets');
  const rowsFolder = join(folder, 'rows');
  return {
    set: (key) => readSet(sets, key),
    rememberSet: (key, result) => guarded(() => rememberSet(sets, key, result), undefined),
    rows(file) {
      const open = () => openRowCache(join(rowsFolder, hashOf(resolve(file)).slice(0, 32)));
      const cache = guarded(open, noRowCache);
      return {
        get: cache.get,
        remember: (entries) => guarded(() => cache.remember(entries), undefined),
        close: () =>
          guarded(() => {
            cache.close();
            removeOldest(rowsFolder);
          }, undefined),
      };
    },
  };
}

function guard(folder: string, told: (line: string) => void): <T>(write: () => T, otherwise: T) => T {
  let failed = false;
  return (write, otherwise) => {
    if (failed) return otherwise;
    try {
      return write();
    } catch (error) {
      failed = true;
      told(
        `the cache in ${folder} cannot be written (${(error as Error).message}); --cache names another place`,
      );
      return otherwise;
    }
  };
}

function removeOldest(folder: string): void {
  const names = readdirSync(folder);
  if (names.length <= keptFiles) return;
  const aged = names.map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }));
  for (const { name } of aged.sort((a, b) => b.at - a.at).slice(keptFiles))
    rmSync(join(folder, name), { force: true });
}

/** The key of a row under the hash of settings: all that its findings follow from, and not where it stands. */
export function rowKey(settings: string, problem: Problem): string {
  const { file: _, row: __, ...source } = problem.source;
  return hash('sha256', `${settings} ${JSON.stringify({ ...problem, source })}`).slice(0, 32);
}

export function hashOf(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

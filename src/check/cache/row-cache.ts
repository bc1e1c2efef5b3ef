/**
 * What was found of each row of one dataset file, remembered between runs in checked lines. A file that has grown to more than twice
 * what its dataset needs is written anew, so it stays bounded by the dataset.
 */
import { closeSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { appendCheckedLines, checkedLine, readCheckedLines } from '../../checked-lines.js';
import type { RowFinding } from '../rows/look-at-rows.js';

export interface RowCache {
  /** Undefined for a row that is not known. */
  get(key: string): readonly RowFinding[] | undefined;
  remember(entries: readonly (readonly [key: string, findings: readonly RowFinding[]])[]): void;
  close(): void;
}

/** Remembers nothing. */
export const noRowCache: RowCache = {
  get: () => undefined,
  remember: () => undefined,
  close: () => undefined,
};

export function openRowCache(path: string): RowCache {
  const known = readCheckedLines(path);
  const lines = known.size;
  const used = new Set<string>();
  mkdirSync(dirname(path), { recursive: true });
  const descriptor = openSync(path, 'a');
  let added = 0;

  function get(key: string): readonly RowFinding[] | undefined {
    const text = known.get(key);
    if (text === undefined) return undefined;
    used.add(key);
    return text === '[]' ? [] : JSON.parse(text);
  }
  function remember(entries: readonly (readonly [string, readonly RowFinding[]])[]): void {
    const fresh = entries.filter(([key]) => !known.has(key));
    if (fresh.length === 0) return;
    const texts = fresh.map(([key, findings]): [string, string] => [key, JSON.stringify(findings)]);
    for (const [key, text] of texts) {
      known.set(key, text);
      used.add(key);
    }
    added += texts.length;
    appendCheckedLines(descriptor, texts);
  }
  function close(): void {
    closeSync(descriptor);
    if (lines + added <= 2 * used.size + 1000) return;
    const kept = [...used].map((key) => checkedLine([key, known.get(key) as string]));
    writeFileSync(`${path}.${process.pid}`, kept.join(''));
    renameSync(`${path}.${process.pid}`, path);
  }
  return { get, remember, close };
}

/**
 * What was found of each row of one dataset file, remembered between runs. Lines are only ever appended, each with a check sum, each write
 * beginning on a fresh line: a process that is killed leaves at worst one cut line, and a line that is not whole is passed over. A
 * file that has grown to more than twice what its dataset needs is written anew, so it stays bounded by the dataset.
 */
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
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
  const known = readEntries(path);
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
    appendFileSync(descriptor, `\n${texts.map(([key, text]) => `${line(key, text)}\n`).join('')}`);
  }
  function close(): void {
    closeSync(descriptor);
    if (lines + added <= 2 * used.size + 1000) return;
    const kept = [...used].map((key) => `${line(key, known.get(key) as string)}\n`);
    writeFileSync(`${path}.${process.pid}`, kept.join(''));
    renameSync(`${path}.${process.pid}`, path);
  }
  return { get, remember, close };
}

function line(key: string, text: string): string {
  const content = `${key} ${text}`;
  return `${content} ${sum(content)}`;
}

function sum(content: string): string {
  return crc32(content).toString(16).padStart(8, '0');
}

function readEntries(path: string): Map<string, string> {
  const entries = new Map<string, string>();
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // The first run of this file; what cannot be read is found again by checking.
    return entries;
  }
  for (const whole of text.split('\n')) {
    const end = whole.length - 9;
    const space = whole.indexOf(' ');
    if (space < 0 || space >= end) continue;
    const content = whole.slice(0, end);
    if (whole.slice(end) === ` ${sum(content)}`) entries.set(whole.slice(0, space), content.slice(space + 1));
  }
  return entries;
}

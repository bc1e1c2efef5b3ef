/** What was found of a whole set of files, by their hashes and the settings: nothing changed, nothing is read again. */
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Reported } from '../report.js';

export interface SetResult {
  readonly rows: number;
  readonly reported: readonly Reported[];
}

/** Sets remembered; the one that was used longest ago gives way. */
const keptSets = 32;
/** A set with more findings is told again rather than remembered. */
const mostFindings = 300_000;

/** Undefined for a set that is not known, or whose entry is damaged. */
export function readSet(folder: string, key: string): SetResult | undefined {
  const path = join(folder, key);
  try {
    const text = readFileSync(path, 'utf8');
    const end = text.indexOf('\n');
    const payload = text.slice(end + 1);
    if (text.slice(0, end) !== digest(payload)) return undefined;
    utimesSync(path, new Date(), new Date());
    return JSON.parse(payload);
  } catch {
    // Not there, or not readable: either way the set is checked again.
    return undefined;
  }
}

export function rememberSet(folder: string, key: string, result: SetResult): void {
  if (result.reported.length > mostFindings) return;
  mkdirSync(folder, { recursive: true });
  const payload = JSON.stringify(result);
  const partial = join(folder, `.${key}.${process.pid}`);
  writeFileSync(partial, `${digest(payload)}\n${payload}`);
  renameSync(partial, join(folder, key));
  removeOldest(folder);
}

function removeOldest(folder: string): void {
  const aged = readdirSync(folder).map((name) => {
    const path = join(folder, name);
    return { path, at: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
  });
  for (const { path } of aged.sort((a, b) => b.at - a.at).slice(keptSets)) rmSync(path, { force: true });
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

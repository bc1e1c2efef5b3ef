/**
 * Every public file of the catalogue is recognised without a hint, and no row of it is lost or bent. The files are no part of the project:
 * RLVR_CATALOG names the folder they lie in, `../shared/data` if absent.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Problem, ReadProblem, Row } from '#datasets/index.js';
import { readFiles } from '#datasets/read-files.js';

const folder = resolve(process.env.RLVR_CATALOG ?? '../shared/data');
const compared = 30;

interface Entry {
  readonly file: string;
  readonly format: string;
  readonly rows: number;
  readonly dropped?: Readonly<Record<string, number>>;
  readonly asks: readonly string[];
  readonly gold?: string;
}

const { files } = JSON.parse(readFileSync('tests/datasets/catalog.json', 'utf8')) as { files: Entry[] };

/** The rows, read in the plainest way: an independent count. */
function plainRows(path: string): Row[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as Row);
}

async function readAll(path: string): Promise<{ read: ReadProblem[]; formats: string[] }> {
  const read: ReadProblem[] = [];
  const formats: string[] = [];
  for await (const batch of readFiles([path], {}, (_, format) => formats.push(format))) read.push(...batch);
  return { read, formats };
}

/** In lower case: the question goes on in an open clause of its story. */
const words = (text: unknown) => String(text).replace(/\s+/g, ' ').trim().toLowerCase();

function droppedByField(read: readonly ReadProblem[]): Record<string, number> {
  const dropped: Record<string, number> = {};
  for (const one of read) {
    if ('problem' in one) continue;
    const field = one.field ?? one.code;
    dropped[field] = (dropped[field] ?? 0) + 1;
  }
  return dropped;
}

/** That the problem asks what the row asks, and that its truth is the row's. */
function compare(row: Row, problem: Problem, { asks, gold }: Entry): void {
  const asked = words(problem.prompt.map(({ content }) => content).join(' '));
  for (const field of asks) expect(asked).toContain(words(row[field]));
  const truth = words([problem.solution, ...stringsOf(problem.ground_truth)].join(' '));
  if (gold !== undefined) expect(truth).toContain(words(row[gold]));
}

describe.skipIf(!existsSync(folder))('the catalogue (skipped: its folder is absent)', () => {
  test.each(files.map((entry) => [entry.file, entry] as const))('%s', async (file, entry) => {
    const rows = plainRows(join(folder, file));
    const { read, formats } = await readAll(join(folder, file));
    expect(formats).toEqual([entry.format]);
    expect([rows.length, read.length]).toEqual([entry.rows, entry.rows]);
    expect(droppedByField(read)).toEqual(entry.dropped ?? {});
    for (let n = 0; n < compared; n++) {
      const at = Math.floor((n * rows.length) / compared);
      const one = read[at];
      if (one !== undefined && 'problem' in one) compare(rows[at] as Row, one.problem, entry);
    }
  });
});

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsOf) : [];
}

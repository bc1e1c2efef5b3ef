import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { estimateRows, type RawRow, type RowEstimate, readRows } from '#datasets/files/index.js';
import { problemsOf } from '#datasets/read-problems.js';
import type { SourceFiles } from '#datasets/source-files.js';
import { verifierOf } from '#verifiers/registry.js';
import { renderPlace } from '../../place.js';

/** What the first rows of a source file tell. */
export interface FileAhead {
  readonly file: string;
  /** Undefined where no row could be read. */
  readonly format: string | undefined;
  readonly guessed: boolean;
  readonly bytes: number;
  readonly rows: RowEstimate;
  readonly looked: {
    readonly rows: number;
    /** Rows by domain. */
    readonly domains: Readonly<Record<string, number>>;
    /** Problems whose completions must be run. */
    readonly programs: number;
    readonly bad: number;
    /** Place and mistake of the first bad row. */
    readonly firstBad?: string;
  };
}

/** Enough for a mean, little enough to answer at once. */
const lookedAt = 1000;

/** @throws DatasetError when the file cannot be read as a whole, or no format fits */
export async function lookAhead(file: string, source: SourceFiles, folder: string): Promise<FileAhead> {
  const path = resolve(folder, file);
  const sampled: string[] = [];
  let format: string | undefined;
  let whole = true;
  const looked = { rows: 0, domains: {} as Record<string, number>, programs: 0, bad: 0 };
  let firstBad: string | undefined;

  async function* noted(): AsyncGenerator<RawRow[]> {
    for await (const rows of readRows(path, { file })) {
      for (const raw of rows) sampled.push('row' in raw ? JSON.stringify(raw.row) : raw.defect.raw);
      yield rows.slice(0, lookedAt);
      if (sampled.length < lookedAt) continue;
      whole = false;
      return;
    }
  }
  const { limit: _, ...unlimited } = source;
  for await (const batch of problemsOf(noted(), file, unlimited, (name) => {
    format = name;
  })) {
    for (const read of batch) {
      looked.rows++;
      if ('problem' in read) {
        const { domain, ground_truth } = read.problem;
        looked.domains[domain] = (looked.domains[domain] ?? 0) + 1;
        if (ground_truth !== undefined && verifierOf(ground_truth).needs === 'sandbox') looked.programs++;
      } else {
        looked.bad++;
        firstBad ??= `${renderPlace(read.place)}: ${read.message}`;
      }
    }
  }
  const { size: bytes } = await stat(path);
  return {
    file,
    format,
    guessed: source.format === undefined,
    bytes,
    rows: whole ? { rows: sampled.length, exact: true } : await estimateRows(path, sampled),
    looked: { ...looked, ...(firstBad === undefined ? {} : { firstBad }) },
  };
}

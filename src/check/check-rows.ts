/** The rows of all files: each by itself, then beside the others. */
import { promptText } from '#datasets/prompt-text.js';
import { type MarksPool, openMarksPool, type Sketches } from '#datasets/similarity/index.js';
import type { Verdict } from '#verifiers/verifier.js';
import type { Judgement } from '../judgement.js';
import { orderedMap } from '../ordered-map.js';
import { type CheckCache, type RowCache, rowKey, type SetResult } from './cache/index.js';
import type { Placed } from './check.js';
import { type ReadBatch, readFile } from './read-file.js';
import type { Reported } from './report.js';
import { lookAtRows, type RowChecks, type RowFinding } from './rows/look-at-rows.js';
import type { Comparison } from './sets/compare-rows.js';

export interface CheckRowsOptions {
  readonly checks: Omit<RowChecks, 'judge'>;
  readonly cache: CheckCache;
  /** A hash of all that row findings follow from besides the row. */
  readonly settings: string;
  readonly comparison: Comparison;
  /** Threads that read texts for the comparison, ≥ 1. */
  readonly reading: number;
  judge(judgements: readonly Judgement[]): Promise<readonly Verdict[]>;
  progress(rows: number): void;
}

export interface CheckedRows extends SetResult {
  /** Rows whose findings were known. */
  readonly remembered: number;
}

/** Batches that are looked at at once. */
const inFlight = 4;

export async function checkRows(files: readonly string[], options: CheckRowsOptions): Promise<CheckedRows> {
  const reported: Reported[] = [];
  let rows = 0;
  let remembered = 0;
  const pool = openMarksPool(options.reading);
  try {
    for (const file of files) await checkFile(file);
  } finally {
    await pool.close();
  }
  for (const one of await options.comparison.end()) reported.push(one);
  return { rows, reported, remembered };

  async function checkFile(file: string): Promise<void> {
    const cache = options.cache.rows(file);
    try {
      const looked = orderedMap(readFile(file), inFlight, async (batch) => {
        const [seen, texts] = await Promise.all([
          lookAtBatch(batch, cache, options),
          sketchesOf(batch, pool, options.comparison),
        ]);
        return { ...seen, texts };
      });
      for await (const { batch, found, known, texts } of looked) {
        options.comparison.see(batch.placed, texts);
        // Never spread into push: a file of rubbish has more findings than a call has room for arguments.
        for (const one of [...batch.reported, ...found]) reported.push(one);
        rows += batch.placed.length + batch.reported.filter(({ row }) => row !== undefined).length;
        remembered += known;
        options.progress(rows);
      }
    } finally {
      cache.close();
    }
  }
}

function sketchesOf({ placed }: ReadBatch, pool: MarksPool, { shape, seed }: Comparison): Promise<Sketches> {
  return pool.sketches(
    placed.map(({ problem }) => promptText(problem)),
    shape,
    seed,
  );
}

interface LookedAt {
  readonly batch: ReadBatch;
  readonly found: readonly Reported[];
  readonly known: number;
}

async function lookAtBatch(batch: ReadBatch, cache: RowCache, options: CheckRowsOptions): Promise<LookedAt> {
  const keys = batch.placed.map(({ problem }) => rowKey(options.settings, problem));
  const findings: (readonly RowFinding[] | undefined)[] = keys.map((key) => cache.get(key));
  const fresh = batch.placed.map((_, at) => at).filter((at) => findings[at] === undefined);
  const problems = fresh.map((at) => (batch.placed[at] as Placed).problem);
  const looked = await lookAtRows(problems, { ...options.checks, judge: options.judge });
  fresh.forEach((at, index) => {
    findings[at] = looked[index] ?? [];
  });
  // What could not be decided is asked again next time.
  const decided = fresh.filter((at) => !(findings[at] ?? []).some(({ code }) => code === 'unproven'));
  cache.remember(decided.map((at) => [keys[at] as string, findings[at] ?? []]));
  const found = batch.placed.flatMap(({ file, line, row, problem }, at) =>
    (findings[at] ?? []).map((one) => ({ ...one, file, line, row, id: problem.id })),
  );
  return { batch, found, known: batch.placed.length - fresh.length };
}

import { performance } from 'node:perf_hooks';
import { orderedMap } from '../ordered-map.js';
import { changedRow, problemsOf, type Row } from './row.js';
import type { StageRun } from './stage.js';
import type { StageLog } from './stage-log.js';

export interface OpenStage {
  readonly name: string;
  /** A hash of what the stage's output follows from, all stages before it included. */
  readonly key: string;
  readonly run: StageRun;
}

/** A stream of problems through one stage: writes what it keeps and drops to its log, and passes on what it keeps. */
export async function* through(
  stream: AsyncIterable<readonly Row[]>,
  { name, run }: OpenStage,
  log: StageLog,
  progress: (rows: number) => void,
): AsyncGenerator<readonly Row[]> {
  const applied = orderedMap(stream, run.inFlight ?? 1, async (rows) => {
    const started = performance.now();
    const results = await run.apply(problemsOf(rows));
    log.counts.seconds += (performance.now() - started) / 1000;
    if (results.length !== rows.length) {
      throw new Error(`stage ${name} gave ${results.length} results for ${rows.length} problems`);
    }
    return { rows, results };
  });
  for await (const { rows, results } of applied) {
    const kept: Row[] = [];
    for (const [at, result] of results.entries()) {
      for (const note of result.notes ?? []) await log.note(note);
      if ('kept' in result) {
        const before = rows[at] as Row;
        const row = result.kept === before.problem ? before : changedRow(result.kept, before);
        log.keep(row);
        kept.push(row);
      } else log.drop(result.reason, { problem: result.dropped });
    }
    await log.drain();
    progress(log.counts.in);
    if (kept.length > 0) yield kept;
  }
  log.counts.figures = run.figures?.() ?? {};
  log.tally = run.tally?.();
  log.incomplete = run.incomplete?.() ?? false;
}

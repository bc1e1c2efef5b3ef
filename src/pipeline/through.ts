import { performance } from 'node:perf_hooks';
import type { Problem } from '#datasets/problem.js';
import { orderedMap } from '../ordered-map.js';
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
  stream: AsyncIterable<readonly Problem[]>,
  { name, run }: OpenStage,
  log: StageLog,
  progress: (rows: number) => void,
): AsyncGenerator<readonly Problem[]> {
  const applied = orderedMap(stream, run.inFlight ?? 1, async (batch) => {
    const started = performance.now();
    const results = await run.apply(batch);
    log.counts.seconds += (performance.now() - started) / 1000;
    if (results.length !== batch.length) {
      throw new Error(`stage ${name} gave ${results.length} results for ${batch.length} problems`);
    }
    return results;
  });
  for await (const results of applied) {
    const kept: Problem[] = [];
    for (const result of results) {
      for (const note of result.notes ?? []) await log.note(note);
      if ('kept' in result) {
        log.keep(result.kept);
        kept.push(result.kept);
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

/**
 * The engine: sends batches of problems through the stages and writes what each kept and dropped. Stages run as one stream up to
 * a stage that needs the whole set; that one reads what the stage before it has written, twice. Memory holds a few
 * batches, whatever the number of rows, plus what a set-wise stage states that it holds.
 *
 * What an earlier run of the same stages on the same inputs has finished is taken from its folder; the first stage that is not
 * there, and all after it, are run.
 */

import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Problem } from '#datasets/problem.js';
import { orderedMap } from '../ordered-map.js';
import { type Checkpoint, readCheckpoint } from './checkpoint.js';
import type { StageCounts } from './counts.js';
import { readKept } from './read-kept.js';
import type { StageRun } from './stage.js';
import { StageLog, type StagePlace, stageFolder } from './stage-log.js';

/** Where problems come from. Ingest writes its own log; what it yields has been kept. */
export type Ingest = (log: StageLog) => AsyncIterable<readonly Problem[]>;

export interface OpenStage {
  readonly name: string;
  /** A hash of what the stage's output follows from, all stages before it included. */
  readonly key: string;
  readonly run: StageRun;
}

export interface PipelinePlan {
  readonly ingest: { readonly key: string; readonly run: Ingest };
  readonly stages: readonly OpenStage[];
  /** The folder that gets one folder per stage. */
  readonly stagesFolder: string;
  /** Receives the problems that passed every stage, in order. */
  readonly finish: (batch: readonly Problem[]) => Promise<void>;
  /** Called as rows pass a stage; `total` is the most that can come, where it is known. */
  readonly progress: (stage: string, rows: number, total?: number) => void;
}

/** What a stage did, in this run or in the earlier one that its output is from. */
export interface StageDone {
  readonly counts: StageCounts;
  readonly memo: unknown;
  readonly reused: boolean;
}

/** Runs every stage to its end and returns what each did in the order of the flow, ingest first. */
export async function runPipeline(plan: PipelinePlan): Promise<StageDone[]> {
  const places = placesOf(plan);
  const reused = await finished(plan.stagesFolder, places);
  const logs: StageLog[] = [];
  try {
    for (const place of places.slice(reused.length))
      logs.push(await StageLog.create(plan.stagesFolder, place));
    let stream = sourceOf(plan, places, reused, logs);
    let total = reused.at(-1)?.counts.kept;
    for (const [at, stage] of plan.stages.entries()) {
      // Ingest is the first place, so the log of stage `at` is the one after.
      const log = logs[at + 1 - reused.length];
      if (log === undefined) continue;
      if (stage.run.sketch) {
        for await (const batch of stream) await stage.run.sketch(batch);
        for (const before of logs.slice(0, at + 1 - reused.length)) await before.settle();
        await stage.run.decide?.();
        const before = places[at] as StagePlace;
        stream = readKept(keptOf(plan.stagesFolder, before));
        total = logs[at - reused.length]?.counts.kept ?? total;
      }
      const most = total;
      stream = through(stream, stage, log, (rows) => plan.progress(stage.name, rows, most));
    }
    for await (const batch of stream) await plan.finish(batch);
    for (const log of logs) await log.settle();
  } catch (error) {
    await Promise.allSettled(logs.map((log) => log.abandon()));
    throw error;
  } finally {
    await Promise.all(plan.stages.map((stage) => stage.run.close?.()));
  }
  return [
    ...reused.map(({ counts, memo }) => ({ counts, memo, reused: true })),
    ...logs.map(({ counts, memo }) => ({ counts, memo, reused: false })),
  ];
}

function placesOf({ ingest, stages }: PipelinePlan): StagePlace[] {
  const named = [{ name: 'ingest', key: ingest.key }, ...stages];
  return named.map(({ name, key }, at) => ({ name, key, number: at + 1 }));
}

/** The checkpoints of the stages, from the first on, up to one that has none. */
async function finished(stagesFolder: string, places: readonly StagePlace[]): Promise<Checkpoint[]> {
  const found: Checkpoint[] = [];
  for (const place of places) {
    const checkpoint = await readCheckpoint(stageFolder(stagesFolder, place), place.key);
    if (checkpoint === undefined) break;
    found.push(checkpoint);
  }
  return found;
}

function keptOf(stagesFolder: string, place: StagePlace): string {
  return join(stageFolder(stagesFolder, place), 'kept.jsonl');
}

/** The problems that come to the first stage that is run. */
function sourceOf(
  plan: PipelinePlan,
  places: readonly StagePlace[],
  reused: readonly Checkpoint[],
  logs: readonly StageLog[],
): AsyncIterable<readonly Problem[]> {
  const last = places[reused.length - 1];
  if (last !== undefined) return readKept(keptOf(plan.stagesFolder, last));
  const log = logs[0] as StageLog;
  return timed(plan.ingest.run(log), log);
}

async function* through(
  stream: AsyncIterable<readonly Problem[]>,
  stage: OpenStage,
  log: StageLog,
  progress: (rows: number) => void,
): AsyncGenerator<readonly Problem[]> {
  const applied = orderedMap(stream, stage.run.inFlight ?? 1, async (batch) => {
    const started = performance.now();
    const results = await stage.run.apply(batch);
    log.counts.seconds += (performance.now() - started) / 1000;
    if (results.length !== batch.length) {
      throw new Error(`stage ${stage.name} gave ${results.length} results for ${batch.length} problems`);
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
  log.counts.figures = stage.run.figures?.() ?? {};
  log.incomplete = stage.run.incomplete?.() ?? false;
}

/** Passes a stream on and counts the time that its source takes. */
async function* timed<T>(source: AsyncIterable<T>, log: StageLog): AsyncGenerator<T> {
  let started = performance.now();
  for await (const value of source) {
    log.counts.seconds += (performance.now() - started) / 1000;
    yield value;
    started = performance.now();
  }
}

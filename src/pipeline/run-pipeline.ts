/**
 * The engine: sends batches of problems through the stages and writes what each kept and dropped. Stages run as one stream up to
 * a stage that needs the whole set; that one reads what the stage before it has written, twice. Memory holds a few
 * batches, whatever the number of rows, plus what a set-wise stage states that it holds.
 */
import { performance } from 'node:perf_hooks';
import type { Problem } from '#datasets/problem.js';
import { orderedMap } from '../ordered-map.js';
import { readKept } from './read-kept.js';
import type { StageRun } from './stage.js';
import { StageLog } from './stage-log.js';

/** Where problems come from. Ingest writes its own log; what it yields has been kept. */
export type Ingest = (log: StageLog) => AsyncIterable<readonly Problem[]>;

export interface OpenStage {
  readonly name: string;
  readonly run: StageRun;
}

export interface PipelinePlan {
  readonly ingest: Ingest;
  readonly stages: readonly OpenStage[];
  /** The folder that gets one folder per stage. */
  readonly stagesFolder: string;
  /** Receives the problems that passed every stage, in order. */
  readonly finish: (batch: readonly Problem[]) => Promise<void>;
  /** Called as rows pass a stage; `total` is the most that can come, where it is known. */
  readonly progress: (stage: string, rows: number, total?: number) => void;
}

/** Runs every stage to its end and returns their logs in the order of the flow, ingest first. */
export async function runPipeline(plan: PipelinePlan): Promise<StageLog[]> {
  const logs: StageLog[] = [];
  try {
    for (const name of ['ingest', ...plan.stages.map((stage) => stage.name)]) {
      logs.push(await StageLog.create(plan.stagesFolder, logs.length + 1, name));
    }
    const ingestLog = logs[0] as StageLog;
    let stream: AsyncIterable<readonly Problem[]> = timed(plan.ingest(ingestLog), ingestLog);
    let total: number | undefined;
    for (const [at, stage] of plan.stages.entries()) {
      const before = logs[at] as StageLog;
      if (stage.run.sketch) {
        stream = await barrier(stream, before, stage.run);
        total = before.counts.kept;
      }
      const most = total;
      const progress = (rows: number) => plan.progress(stage.name, rows, most);
      stream = through(stream, stage, logs[at + 1] as StageLog, progress);
    }
    for await (const batch of stream) await plan.finish(batch);
    for (const log of logs) await log.settle();
    return logs;
  } catch (error) {
    await Promise.allSettled(logs.map((log) => log.abandon()));
    throw error;
  } finally {
    await Promise.all(plan.stages.map((stage) => stage.run.close?.()));
  }
}

/** Writes out all that comes, shows it to the stage, and starts a new stream from what was written. */
async function barrier(
  stream: AsyncIterable<readonly Problem[]>,
  before: StageLog,
  run: StageRun,
): Promise<AsyncIterable<readonly Problem[]>> {
  for await (const batch of stream) await run.sketch?.(batch);
  await run.decide?.();
  return readKept(await before.settle());
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

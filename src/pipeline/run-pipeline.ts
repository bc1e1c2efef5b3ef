/**
 * The engine: sends batches of problems through the stages and writes what each kept and dropped. Stages run as one stream up to
 * a stage that needs the whole set: it is shown the rows as the stage before it writes them, decides, and what follows reads them back. Memory holds a few
 * batches, whatever the number of rows, plus what a set-wise stage states that it holds.
 *
 * What an earlier run of the same stages on the same inputs has finished is taken from its folder; the first stage that is not
 * there, and all after it, are run.
 */

import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { Checkpoint } from './checkpoint.js';
import type { StageCounts } from './counts.js';
import { finishedStages } from './finished-stages.js';
import type { KeptBefore } from './kept-file.js';
import { readKept } from './read-kept.js';
import type { Row } from './row.js';
import type { RowBatch } from './row-batch.js';
import { StageLog } from './stage-log.js';
import { keptOf, placesOf, type StagePlace, stageFolder } from './stage-place.js';
import type { StageThreads } from './threads/stage-threads.js';
import { blocksOf, type LoggedRun, type OpenStage, through } from './through.js';

/** Where problems come from. Ingest writes its own log; what it yields has been kept. */
export type Ingest = (log: StageLog) => AsyncIterable<RowBatch>;

export interface PipelinePlan {
  readonly ingest: { readonly key: string; readonly run: Ingest };
  readonly stages: readonly OpenStage[];
  /** Run the stages that threads may share; closed with the stages. */
  readonly threads: StageThreads;
  /** The folder that gets one folder per stage. */
  readonly stagesFolder: string;
  /** Receives the rows that passed every stage, in order; they may be read until it resolves. */
  readonly finish: (rows: readonly Row[]) => Promise<void>;
  /** Called once when all have been received, while what the stages wrote goes to the disk. */
  readonly end?: () => Promise<void>;
  /** Called as rows pass a stage; `total` is the most that can come, where it is known. */
  readonly progress: (stage: string, rows: number, total?: number) => void;
}

/** What a stage did, in this run or in the earlier one that its output is from. */
export interface StageDone {
  readonly counts: StageCounts;
  readonly memo: unknown;
  readonly reused: boolean;
  /** Whether something failed that may not fail again: the output is not reused. */
  readonly incomplete: boolean;
}

/** Runs every stage to its end and returns what each did in the order of the flow, ingest first. */
export async function runPipeline(plan: PipelinePlan): Promise<StageDone[]> {
  const places = placesOf(plan.ingest, plan.stages);
  let reused: Checkpoint[] = [];
  const logs: StageLog[] = [];
  try {
    reused = await finishedStages(plan.stagesFolder, places, plan.stages);
    for (const [at, place] of places.entries()) {
      if (at < reused.length) continue;
      const before = logs.at(-1) ?? finished(plan, places[at - 1]);
      // Ingest is the first place, so the stage behind a place has its number.
      const readSoon = plan.stages[at]?.run.sketch !== undefined;
      logs.push(await StageLog.create(stageFolder(plan.stagesFolder, place), place, { before, readSoon }));
    }
    let stream = sourceOf(plan, places, reused, logs);
    let total = reused.at(-1)?.counts.kept;
    // Ingest is the first place, so the log of stage `at` is the one after.
    const runs = plan.stages.flatMap((stage, at): LoggedRun[] => {
      const log = logs[at + 1 - reused.length];
      return log === undefined ? [] : [{ stage, log }];
    });
    for (const block of blocksOf(runs)) {
      const most = total;
      const progress = (stage: string, rows: number) => plan.progress(stage, rows, most);
      stream = through(stream, block, plan.threads, progress);
      if (block.shown === undefined) continue;
      const before = logs.slice(0, logs.indexOf(block.shown.log));
      await decide(block.shown, stream, before);
      const { stage } = block.shown;
      stream = readKept(keptOf(plan.stagesFolder, places[plan.stages.indexOf(stage)] as StagePlace));
      total = before.at(-1)?.counts.kept ?? total;
    }
    for await (const { rows, release } of stream) {
      await plan.finish(rows);
      release?.();
    }
    const ending = [...logs.map((log) => log.settle()), plan.end?.()];
    // What can be written is, whatever else fails: the next run takes it over.
    await Promise.allSettled(ending);
    await Promise.all(ending);
  } catch (error) {
    await Promise.allSettled(logs.map((log) => log.abandon()));
    throw error;
  } finally {
    await closeAll(plan);
  }
  return [
    ...reused.map(({ counts, memo }) => ({ counts, memo, reused: true, incomplete: false })),
    ...logs.map(({ counts, memo, incomplete }) => ({ counts, memo, reused: false, incomplete })),
  ];
}

/** Lets a stage decide that has been shown all rows of the stream, which the stages before it have written by then. */
async function decide(
  { stage, log }: LoggedRun,
  stream: AsyncIterable<unknown>,
  before: readonly StageLog[],
): Promise<void> {
  for await (const _ of stream);
  for (const one of before) await one.written();
  const settling = Promise.all(before.map((one) => one.settle()));
  // A failure is thrown below; until then it must not count as unhandled.
  settling.catch(() => undefined);
  // To decide takes one processor for long: by the next turn the disk has its orders, and works meanwhile.
  await setImmediate();
  const started = performance.now();
  await stage.run.decide?.();
  log.counts.seconds += (performance.now() - started) / 1000;
  await settling;
}

/** Closes what the plan has open. */
export async function closeAll({ stages, threads }: Pick<PipelinePlan, 'stages' | 'threads'>): Promise<void> {
  await Promise.all([threads.close(), ...stages.map((stage) => stage.run.close?.())]);
}

/** What the last stage of an earlier run kept that is not run again. */
function finished({ stagesFolder }: PipelinePlan, place: StagePlace | undefined): KeptBefore | undefined {
  if (place === undefined) return undefined;
  const path = async () => keptOf(stagesFolder, place);
  return { written: path, settle: path };
}

/** The problems that come to the first stage that is run. */
function sourceOf(
  plan: PipelinePlan,
  places: readonly StagePlace[],
  reused: readonly Checkpoint[],
  logs: readonly StageLog[],
): AsyncIterable<RowBatch> {
  const last = places[reused.length - 1];
  if (last !== undefined) return readKept(keptOf(plan.stagesFolder, last));
  const log = logs[0] as StageLog;
  return timed(plan.ingest.run(log), log);
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

/**
 * A shard of the stages that see single rows: the same code over a stretch of what the stage before them kept, on any machine that sees the
 * run folder. What it writes lies beside the stage until all shards are there; then the next run puts them together.
 */
import { exitCode, Failure } from '../failure.js';
import type { Shard } from '../shard.js';
import { readCheckpoint } from './checkpoint.js';
import type { StageCounts } from './counts.js';
import { readKept, stretchOf } from './read-kept.js';
import type { RowBatch } from './row-batch.js';
import { closeAll, type PipelinePlan, type StageDone } from './run-pipeline.js';
import { StageLog } from './stage-log.js';
import { keptOf, placesOf, type StagePlace, shardFolder, stageFolder } from './stage-place.js';
import { blocksOf, type LoggedRun, type OpenStage, through } from './through.js';

/** The parts of a plan that a shard needs: it ingests nothing and exports nothing. */
export type ShardPlan = Pick<PipelinePlan, 'ingest' | 'stages' | 'threads' | 'stagesFolder' | 'progress'>;

/**
 * Runs the shard through the next stages that have not ended, up to one that needs the whole set, and returns what each did; nothing where
 * there is no stage left.
 * @throws Failure when the next stage cannot be divided
 */
export async function runShard(plan: ShardPlan, shard: Shard): Promise<StageDone[]> {
  const { stages, stagesFolder } = plan;
  try {
    const places = placesOf(plan.ingest, stages);
    const ended = await endedStages(plan, places);
    const next = stages.slice(ended.length - 1);
    const end = next.findIndex(({ run }) => run.sketch !== undefined);
    const segment = end < 0 ? next : next.slice(0, end);
    if (segment.length === 0 && next[0] !== undefined) throw needsWholeSet(next[0].name);
    const before = places[ended.length - 1] as StagePlace;
    const input = { path: keptOf(stagesFolder, before), rows: (ended.at(-1) as StageCounts).kept };
    const homes = segment.map((stage, at) => ({
      stage,
      folder: shardFolder(stageFolder(stagesFolder, places[ended.length + at] as StagePlace), shard),
    }));
    return (await earlier(homes)) ?? (await run(homes, input, shard, plan));
  } finally {
    await closeAll(plan);
  }
}

/** A stage of the segment, and where this shard of it is written. */
interface Home {
  readonly stage: OpenStage;
  readonly folder: string;
}

async function endedStages(plan: ShardPlan, places: readonly StagePlace[]): Promise<StageCounts[]> {
  const ended: StageCounts[] = [];
  for (const place of places) {
    const checkpoint = await readCheckpoint(stageFolder(plan.stagesFolder, place), place.key);
    if (checkpoint === undefined) break;
    ended.push(checkpoint.counts);
  }
  if (ended.length > 0) return ended;
  throw new Failure(exitCode.usage, {
    message: 'there are no rows to take a share of: ingest has not ended under this recipe and these options',
    remedy: 'first run the same command with `--until ingest` in place of --shard',
  });
}

/** What an earlier run of this shard has done, where it ended. */
async function earlier(homes: readonly Home[]): Promise<StageDone[] | undefined> {
  const done: StageDone[] = [];
  for (const { stage, folder } of homes) {
    const checkpoint = await readCheckpoint(folder, stage.key);
    if (checkpoint === undefined) return undefined;
    done.push({ counts: checkpoint.counts, memo: null, reused: true, incomplete: false });
  }
  return done;
}

async function run(
  homes: readonly Home[],
  input: { readonly path: string; readonly rows: number },
  shard: Shard,
  plan: ShardPlan,
): Promise<StageDone[]> {
  const logs: StageLog[] = [];
  try {
    let stream = readKept(input.path, await stretchOf(input.path, shard)) as AsyncIterable<RowBatch>;
    const runs: LoggedRun[] = [];
    for (const { stage, folder } of homes) {
      // The first stage sees a part of what the one before it kept.
      const log = await StageLog.create(folder, stage, { before: logs.at(-1) });
      logs.push(log);
      runs.push({ stage, log });
    }
    const about = Math.ceil(input.rows / shard.of);
    const progress = (stage: string, rows: number) => plan.progress(stage, rows, about);
    for (const block of blocksOf(runs)) stream = through(stream, block, plan.threads, progress);
    for await (const { release } of stream) release?.();
    for (const log of logs) await log.settle();
  } catch (error) {
    await Promise.allSettled(logs.map((log) => log.abandon()));
    throw error;
  }
  return logs.map(({ counts, incomplete }) => ({ counts, memo: null, reused: false, incomplete }));
}

function needsWholeSet(name: string): Failure {
  return new Failure(exitCode.usage, {
    message: `the next stage, ${name}, needs the whole set and cannot be run in shards`,
    remedy: `run the same command with \`--until ${name}\` in place of --shard, then the shards of what follows`,
  });
}

/** Builds a part of a dataset and leaves it where the next run of the recipe goes on: some stages of all rows, or a shard of the rows. */
import { exitCode, Failure } from '../failure.js';
import type { StageCounts } from '../pipeline/counts.js';
import { runPipeline, type StageDone } from '../pipeline/run-pipeline.js';
import { runShard } from '../pipeline/run-shard.js';
import type { Shard } from '../shard.js';
import { type BuildOptions, openBuildJudge, openPlan, readBuild, refuseIfMissing } from './open-build.js';
import { openRunFolder, openShardPlace } from './run-folder.js';

export interface BuiltPart {
  /** Where the run is being made. */
  readonly folder: string;
  readonly stages: readonly StageCounts[];
  /** The stages whose output was taken from an earlier run. */
  readonly reused: readonly string[];
  /** The stages in which something failed that may not fail again: they are to be run again. */
  readonly incomplete: readonly string[];
}

/** Runs the stages from ingest to `last`. @throws Failure when the recipe has no such stage */
export async function buildUntil(
  recipePath: string,
  last: string,
  options: BuildOptions,
): Promise<BuiltPart> {
  const build = await readBuild(recipePath, options);
  const folder = await openRunFolder(options.out, build.recipe.name, options);
  const judge = openBuildJudge(options);
  try {
    const plan = await openPlan(build, judge, options);
    const names = ['ingest', ...plan.stages.map(({ name }) => name)];
    const end = names.indexOf(last);
    if (end < 0) throw noSuchStage(last, names);
    const done = await runPipeline({
      ...plan,
      stages: plan.stages.slice(0, end),
      stagesFolder: folder.stages,
      finish: async () => undefined,
      progress: options.progress ?? (() => undefined),
    });
    await Promise.all(plan.stages.slice(end).map(({ run }) => run.close?.()));
    refuseIfMissing(judge);
    return partOf(folder.building, done);
  } finally {
    await judge.close();
    folder.release();
  }
}

/** Runs one shard of the next stages, which see single rows. */
export async function buildShard(
  recipePath: string,
  shard: Shard,
  options: BuildOptions,
): Promise<BuiltPart> {
  const build = await readBuild(recipePath, options);
  const place = await openShardPlace(options.out, build.recipe.name, shard);
  const judge = openBuildJudge(options);
  try {
    const plan = await openPlan(build, judge, options);
    const progress = options.progress ?? (() => undefined);
    const done = await runShard({ ...plan, stagesFolder: place.stages, progress }, shard);
    refuseIfMissing(judge);
    return partOf(place.building, done);
  } finally {
    await judge.close();
    place.release();
  }
}

function partOf(folder: string, done: readonly StageDone[]): BuiltPart {
  const namesOf = (wanted: (stage: StageDone) => boolean) =>
    done.filter(wanted).map(({ counts }) => counts.name);
  return {
    folder,
    stages: done.map(({ counts }) => counts),
    reused: namesOf(({ reused }) => reused),
    incomplete: namesOf(({ incomplete }) => incomplete),
  };
}

function noSuchStage(name: string, known: readonly string[]): Failure {
  return new Failure(exitCode.usage, {
    message: `the recipe runs no stage \`${name}\``,
    remedy: `name one of ${known.join(', ')}`,
  });
}

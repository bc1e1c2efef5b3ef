/** Builds a dataset from a recipe: from the recipe's path to a finished run folder. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { verifiers } from '#verifiers/registry.js';
import type { Judge } from '../judge/judge.js';
import { runPipeline, type StageDone } from '../pipeline/run-pipeline.js';
import type { LoadedRecipe } from '../recipe/load-recipe.js';
import type { Recipe } from '../recipe/recipe.js';
import { type Output, openExports } from '../stages/export/index.js';
import type { Input } from '../stages/ingest/index.js';
import { version } from '../version.js';
import { datasetCard } from './dataset-card.js';
import type { Manifest } from './manifest.js';
import { type BuildOptions, openBuildJudge, openPlan, readBuild, refuseIfMissing } from './open-build.js';
import { openRunFolder } from './run-folder.js';

export interface BuiltDataset {
  /** The run folder. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** The stages whose output was taken from an earlier run. */
  readonly reused: readonly string[];
}

/** @throws Failure for a mistake in the recipe, a missing file or a missing component. */
export async function buildDataset(recipePath: string, options: BuildOptions): Promise<BuiltDataset> {
  const started = performance.now();
  const build = await readBuild(recipePath, options);
  const { recipe, loaded } = build;
  const folder = await openRunFolder(options.out, recipe.name, options);
  const judge = openBuildJudge(options);
  const exported = openExports(recipe.exports, folder.building);
  let outputs: readonly Output[] = [];
  try {
    const done = await runPipeline({
      ...(await openPlan(build, judge, options)),
      stagesFolder: folder.stages,
      finish: exported.write,
      end: async () => {
        refuseIfMissing(judge);
        outputs = await exported.close();
      },
      progress: options.progress ?? (() => undefined),
    });
    const manifest: Manifest = {
      ...whatWasDone(recipe, loaded, done, outputs),
      timings: timingsOf(started, done, judge),
    };
    await writeFile(join(folder.building, 'README.md'), datasetCard(recipe, manifest));
    await writeFile(join(folder.building, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await folder.finish();
    return { folder: folder.final, manifest, reused: namesOfReused(done) };
  } finally {
    await exported.release();
    await judge.close();
    folder.release();
  }
}

/** The part of the manifest that is the same for the same recipe and inputs. */
function whatWasDone(
  recipe: Recipe,
  loaded: LoadedRecipe,
  done: readonly StageDone[],
  outputs: readonly Output[],
): Omit<Manifest, 'timings'> {
  return {
    rlvr: version,
    recipe: { name: recipe.name, sha256: loaded.sha256 },
    seed: recipe.seed,
    verifiers: Object.fromEntries(
      Object.values(verifiers).map((verifier) => [verifier.name, verifier.version]),
    ),
    inputs: done[0]?.memo as readonly Input[],
    stages: done.map(({ counts: { seconds: _, ...counts } }) => counts),
    outputs,
  };
}

function timingsOf(started: number, done: readonly StageDone[], judge: Judge): Manifest['timings'] {
  const rounded = (seconds: number) => Math.round(seconds * 1000) / 1000;
  return {
    seconds: rounded((performance.now() - started) / 1000),
    stages: Object.fromEntries(done.map(({ counts }) => [counts.name, rounded(counts.seconds)])),
    // maxRSS is in kilobytes on every platform (libuv).
    peak_memory_bytes: process.resourceUsage().maxRSS * 1024,
    node: process.version,
    sandbox: judge.sandboxName() ?? null,
  };
}

function namesOfReused(done: readonly StageDone[]): string[] {
  return done.filter((stage) => stage.reused).map(({ counts }) => counts.name);
}

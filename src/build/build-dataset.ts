/** Builds a dataset from a recipe: from the recipe's path to a finished run folder. */
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { verifiers } from '#verifiers/registry.js';
import { exitCode, Failure } from '../failure.js';
import { type Judge, openJudge } from '../judge/judge.js';
import { type PipelinePlan, runPipeline, type StageDone } from '../pipeline/run-pipeline.js';
import type { StageContext, StageRun } from '../pipeline/stage.js';
import { type LoadedRecipe, loadRecipe } from '../recipe/load-recipe.js';
import type { Recipe } from '../recipe/recipe.js';
import { type Output, openExports } from '../stages/export/index.js';
import { datasetNames, type Input, type OpenIngest, openIngest } from '../stages/ingest/index.js';
import { stages } from '../stages/registry.js';
import { codeVersion, version } from '../version.js';
import { datasetCard } from './dataset-card.js';
import type { Manifest } from './manifest.js';
import { openRunFolder } from './run-folder.js';
import { stageKeys } from './stage-keys.js';

export interface BuildOptions {
  /** The folder in which the run folder is made. */
  readonly out: string;
  readonly jobs?: number | undefined;
  readonly sandbox?: string | undefined;
  /** Replaces the recipe's seed. */
  readonly seed?: number | undefined;
  /** Takes only the first rows of each source. */
  readonly limit?: number | undefined;
  /** Takes each row of a source with this probability, from 0 to 1; the seed decides which. */
  readonly sample?: number | undefined;
  /** Runs every stage again, also those whose output an earlier run has left. */
  readonly fresh?: boolean | undefined;
  /** Called as rows pass a stage; `total` is the most that can come, where it is known. */
  readonly progress?: (stage: string, rows: number, total?: number) => void;
  /** Learns each file's format, and whether it was guessed from its fields. */
  readonly told?: (file: string, format: string, guessed: boolean) => void;
  /** Where the ratings of dear scorers are remembered between runs; false rates everything again. */
  readonly scoreCache?: false | { readonly folder?: string };
  /** Where verdicts on programs are remembered between runs; false judges everything again. `fresh` judges again, and remembers. */
  readonly verdictCache?: false | { readonly folder?: string };
  /** Takes one line for the user, such as which device a scorer runs on. */
  readonly say?: (line: string) => void;
  /** Learns each row that could not be read, as one line with its place. */
  readonly badRow?: (line: string) => void;
}

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
  const loaded = await loadRecipe(recipePath);
  const recipe: Recipe = { ...loaded.recipe, seed: options.seed ?? loaded.recipe.seed };
  const ingest = await openIngest(recipe.sources, {
    folder: loaded.folder,
    seed: recipe.seed,
    limit: options.limit,
    sample: options.sample,
    told: options.told ?? (() => undefined),
    badRow: options.badRow ?? (() => undefined),
  });
  const folder = await openRunFolder(options.out, recipe.name, options);
  const { fresh = false, verdictCache = {} } = options;
  const judge = openJudge({
    jobs: options.jobs ?? availableParallelism(),
    sandbox: options.sandbox ?? 'auto',
    ...(verdictCache === false ? {} : { verdicts: { ...verdictCache, fresh, told: options.say } }),
  });
  try {
    const exported = openExports(recipe.exports, folder.building);
    const done = await runPipeline({
      ...(await openPlan(recipe, ingest, contextOf(recipe, loaded, judge, options))),
      stagesFolder: folder.stages,
      finish: exported.write,
      progress: options.progress ?? (() => undefined),
    });
    const missing = judge.missing();
    if (missing !== undefined)
      throw new Failure(exitCode.missing, {
        message: `programs cannot be run: ${missing.message}`,
        remedy: missing.remedy,
      });
    const outputs = await exported.close();
    const manifest: Manifest = {
      ...whatWasDone(recipe, loaded, done, outputs),
      timings: timingsOf(started, done, judge),
    };
    await writeFile(join(folder.building, 'README.md'), datasetCard(recipe, manifest));
    await writeFile(join(folder.building, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await folder.finish();
    const reused = done.filter((stage) => stage.reused).map(({ counts }) => counts.name);
    return { folder: folder.final, manifest, reused };
  } finally {
    await judge.close();
    folder.release();
  }
}

/** Opens the stages that the recipe does not leave out, in the order of the flow, and gives each the key of its output. */
async function openPlan(
  recipe: Recipe,
  ingest: OpenIngest,
  context: StageContext,
): Promise<Pick<PipelinePlan, 'ingest' | 'stages'>> {
  const wanted = stages.flatMap((stage) => {
    const settings = recipe.stages[stage.name];
    return settings === false ? [] : [{ stage, settings }];
  });
  const runs: StageRun[] = [];
  for (const { stage, settings } of wanted) runs.push(await stage.open(settings, context));
  const [ingestKey, ...keys] = stageKeys(
    [codeVersion, recipe.seed],
    [
      { name: 'ingest', settings: ingest.settings },
      ...wanted.map(({ stage, settings }, at) => ({
        name: stage.name,
        settings,
        identity: runs[at]?.identity,
      })),
    ],
  );
  return {
    ingest: { key: ingestKey as string, run: ingest.run },
    stages: wanted.map(({ stage }, at) => ({
      name: stage.name,
      key: keys[at] as string,
      run: runs[at] as StageRun,
    })),
  };
}

function contextOf(recipe: Recipe, loaded: LoadedRecipe, judge: Judge, options: BuildOptions): StageContext {
  const names = datasetNames(recipe.sources);
  return {
    seed: recipe.seed,
    jobs: options.jobs ?? availableParallelism(),
    told: options.say ?? (() => undefined),
    ...(options.scoreCache === undefined ? {} : { cache: options.scoreCache }),
    resolve: (path) => resolve(loaded.folder, path),
    sourceRank: (dataset) => {
      const rank = names.indexOf(dataset);
      return rank < 0 ? names.length : rank;
    },
    judge: judge.judge,
  };
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

/** What every way of building starts with: the recipe, its sources, the judge and the opened stages. */
import { availableParallelism } from 'node:os';
import { exitCode, Failure } from '../failure.js';
import { type Judge, openJudge } from '../judge/judge.js';
import type { PipelinePlan } from '../pipeline/run-pipeline.js';
import type { StageRun } from '../pipeline/stage.js';
import { openStageThreads } from '../pipeline/threads/stage-threads.js';
import { type LoadedRecipe, loadRecipe } from '../recipe/load-recipe.js';
import type { Recipe } from '../recipe/recipe.js';
import { datasetNames, type OpenIngest, openIngest } from '../stages/ingest/index.js';
import { stages } from '../stages/registry.js';
import { codeVersion } from '../version.js';
import { type ContextValues, stageContext } from './stage-context.js';
import { stageKeys } from './stage-keys.js';
import type { ThreadValues } from './stage-thread.js';

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

/** A recipe that was read, and its sources, found; nothing is written yet. */
export interface ReadBuild {
  readonly loaded: LoadedRecipe;
  readonly recipe: Recipe;
  readonly ingest: OpenIngest;
}

/** @throws Failure for a mistake in the recipe; DatasetError for a file that is missing */
export async function readBuild(recipePath: string, options: BuildOptions): Promise<ReadBuild> {
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
  return { loaded, recipe, ingest };
}

export function openBuildJudge({ fresh = false, verdictCache = {}, ...options }: BuildOptions): Judge {
  return openJudge({
    jobs: options.jobs ?? availableParallelism(),
    sandbox: options.sandbox ?? 'auto',
    ...(verdictCache === false ? {} : { verdicts: { ...verdictCache, fresh, told: options.say } }),
  });
}

/** @throws Failure when a program was to be judged and there is no sandbox: its rows prove nothing */
export function refuseIfMissing(judge: Judge): void {
  const missing = judge.missing();
  if (missing === undefined) return;
  throw new Failure(exitCode.missing, {
    message: `programs cannot be run: ${missing.message}`,
    remedy: missing.remedy,
  });
}

/** Opens the stages that the recipe does not leave out, in the order of the flow, and gives each the key of its output. */
export async function openPlan(
  { recipe, loaded, ingest }: ReadBuild,
  judge: Judge,
  options: BuildOptions,
): Promise<Pick<PipelinePlan, 'ingest' | 'stages' | 'threads'>> {
  const values = contextValues(recipe, loaded, options);
  const { judge: judging, run } = judge;
  const context = stageContext(values, { judge: judging, run, told: options.say ?? (() => undefined) });
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
    threads: openStageThreads({
      module: new URL('./stage-thread.js', import.meta.url),
      // A thread is one of many: it takes none for itself.
      given: {
        context: { ...values, jobs: 1 },
        settings: Object.fromEntries(wanted.map(({ stage, settings }) => [stage.name, settings])),
      } satisfies ThreadValues,
      threads: values.jobs,
      lent: { judge: judging, run },
    }),
  };
}

function contextValues(recipe: Recipe, loaded: LoadedRecipe, options: BuildOptions): ContextValues {
  return {
    seed: recipe.seed,
    jobs: options.jobs ?? availableParallelism(),
    ...(options.scoreCache === undefined ? {} : { cache: options.scoreCache }),
    folder: loaded.folder,
    datasets: datasetNames(recipe.sources),
  };
}

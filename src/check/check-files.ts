/** Checks recipes, run folders and dataset files: from what was named to the report. */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { expandFiles } from '#datasets/files/index.js';
import { verifiers } from '#verifiers/registry.js';
import { cacheFolder } from '../cache-folder.js';
import { exitCode, Failure } from '../failure.js';
import { fingerprint } from '../fingerprint.js';
import { openJudge } from '../judge/judge.js';
import { evaluationSources } from '../stages/decontaminate/evaluation-sources.js';
import { readEvaluation } from '../stages/decontaminate/read-evaluation.js';
import { version } from '../version.js';
import { type CheckCache, hashOf, noCache, openCheckCache } from './cache/index.js';
import { checkManifest } from './check-manifest.js';
import { checkRecipe } from './check-recipe.js';
import { type CheckedRows, checkRows } from './check-rows.js';
import { configName, type LoadedConfig } from './config.js';
import { mendFiles } from './fix/mend-files.js';
import { type Inputs, sortInputs } from './inputs.js';
import { checksVersion, judgedChecks, rowChecks } from './registry.js';
import { type CheckReport, isActive, type Reported, settle } from './report.js';
import { openComparison } from './sets/compare-rows.js';

export interface CheckOptions extends LoadedConfig {
  readonly jobs?: number | undefined;
  readonly sandbox?: string | undefined;
  /** Whether programs are run: reference solutions and trivial ones. */
  readonly programs?: boolean | undefined;
  /** Takes every named file for a recipe, whatever its ending. */
  readonly recipes?: boolean | undefined;
  /** Mends what is mechanical, then checks again. */
  readonly fix?: boolean | undefined;
  /** Where findings are remembered between runs; false checks everything again. */
  readonly cache?: false | { readonly folder?: string };
  readonly told?: (line: string) => void;
  readonly progress?: (rows: number) => void;
}

type Missing = CheckReport['missing'];

/** @throws Failure when nothing is named to check or a file cannot be read; DatasetError for a pattern without files. */
export async function checkFiles(patterns: readonly string[], options: CheckOptions): Promise<CheckReport> {
  const inputs = await sortInputs(namedOr(patterns, options), options.recipes ?? false);
  const cache = openCache(options);
  const first = await checkInputs(inputs, options, cache);
  if (!options.fix) return first;
  const mended = await mendFiles(first.findings);
  const again = mended.rewritten + mended.removed === 0 ? first : await checkInputs(inputs, options, cache);
  return { ...again, mended };
}

function namedOr(patterns: readonly string[], { config, folder }: CheckOptions): readonly string[] {
  if (patterns.length > 0) return patterns;
  if (config.files !== undefined) return [config.files].flat().map((file) => resolve(folder, file));
  throw new Failure(exitCode.usage, {
    message: 'nothing is named to check',
    remedy: `name files, folders, globs or recipes, or list them under \`files\` in ${configName}`,
  });
}

function openCache({ cache = {}, told }: CheckOptions): CheckCache {
  if (cache === false) return noCache;
  return openCheckCache(cache.folder ?? cacheFolder('checks'), told ?? (() => undefined));
}

async function checkInputs(inputs: Inputs, options: CheckOptions, cache: CheckCache): Promise<CheckReport> {
  const reported: Reported[] = [];
  for (const recipe of inputs.recipes) reported.push(...(await checkRecipe(recipe)));
  for (const run of inputs.runs) reported.push(...(await checkManifest(run)));
  const { missing, ...rows } = await checkData(inputs.data, options, cache);
  for (const one of rows.reported) reported.push(one);
  const files = [...inputs.recipes, ...inputs.runs.map((run) => join(run, 'manifest.json')), ...inputs.data];
  const findings = settle(reported, files, options.config);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const { rows: count, remembered } = rows;
  return { findings, files, rows: count, errors, warnings: findings.length - errors, remembered, missing };
}

async function checkData(
  files: readonly string[],
  options: CheckOptions,
  cache: CheckCache,
): Promise<CheckedRows & { readonly missing?: Missing }> {
  if (files.length === 0) return { rows: 0, reported: [], remembered: 0 };
  const settings = hashOf(settingsOf(options));
  const evaluation = await evaluationFiles(options);
  const prints = await Promise.all([...files, ...evaluation].map(fingerprint));
  const key = hashOf(
    settings,
    JSON.stringify(options.config.decontaminate),
    ...files,
    '',
    ...evaluation,
    ...prints.map(({ sha256 }) => sha256),
  );
  const known = cache.set(key);
  if (known !== undefined) return { ...known, remembered: known.rows };
  const { missing, ...checked } = await checkAnew(
    files,
    new Set(evaluation.map((file) => resolve(file))),
    settings,
    options,
    cache,
  );
  if (!checked.reported.some(({ code }) => code === 'unproven'))
    cache.rememberSet(key, { rows: checked.rows, reported: checked.reported });
  return { ...checked, missing };
}

/** All that the findings of a row follow from besides the row. */
function settingsOf({ config, programs = true }: CheckOptions): string {
  const versions = Object.values(verifiers).map((verifier) => [verifier.name, verifier.version]);
  const { only, skip, dedup } = config;
  return JSON.stringify([checksVersion, version, versions, only, skip, dedup, programs]);
}

/** Files of which the texts are read in threads of their own: below, starting those takes longer. */
const manyBytes = 2 ** 22;

function sizeOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}

async function evaluationFiles({ config, folder }: CheckOptions): Promise<string[]> {
  const sources = evaluationSources(config.decontaminate, (path) => resolve(folder, path));
  const files = await expandFiles(
    sources.flatMap((source) => source.files),
    folder,
  );
  return files.map((file) => resolve(folder, file));
}

async function checkAnew(
  files: readonly string[],
  evaluation: ReadonlySet<string>,
  settings: string,
  {
    config,
    folder,
    jobs = availableParallelism(),
    sandbox = 'auto',
    programs = true,
    progress,
  }: CheckOptions,
  cache: CheckCache,
): Promise<CheckedRows & { readonly missing: Missing }> {
  const judge = openJudge({ jobs, sandbox });
  const reading = sizeOf(files) < manyBytes ? 1 : jobs;
  const read = evaluation.size > 0 && isActive('contaminated', config);
  const items = read
    ? await readEvaluation(config.decontaminate, (path) => resolve(folder, path))
    : undefined;
  const comparison = openComparison({
    dedup: config.dedup,
    evaluation: items,
    isEvaluation: (file) => evaluation.has(resolve(file)),
  });
  const active = <C extends { readonly code: string }>(all: readonly C[]) =>
    all.filter(({ code }) => isActive(code, config));
  try {
    const checked = await checkRows(files, {
      checks: { looks: active(rowChecks), judged: active(judgedChecks), programs },
      cache,
      settings,
      comparison,
      reading,
      judge: judge.judge,
      progress: progress ?? (() => undefined),
    });
    return { ...checked, missing: judge.missing() };
  } finally {
    await judge.close();
  }
}

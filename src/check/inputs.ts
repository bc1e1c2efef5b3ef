import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expandFiles } from '#datasets/files/index.js';
import type { Manifest } from '../build/manifest.js';

/** What is to be checked, by kind. Paths are as they were given. */
export interface Inputs {
  readonly recipes: readonly string[];
  /** Run folders. */
  readonly runs: readonly string[];
  readonly data: readonly string[];
}

/**
 * Tells recipes (YAML), run folders (they hold a manifest of rlvr) and files of rows apart. Of a run folder the rows in the shape of
 * problems are checked, or else those of its first export: the others are the same rows again.
 * @throws DatasetError for a pattern that names no file.
 */
export async function sortInputs(patterns: readonly string[], asRecipes: boolean): Promise<Inputs> {
  const recipes: string[] = [];
  const runs: string[] = [];
  const data: string[] = [];
  for (const pattern of patterns) {
    if (statSync(pattern, { throwIfNoEntry: false })?.isDirectory() && readManifest(pattern) !== undefined) {
      runs.push(pattern);
      data.push(...filesOfRun(pattern));
      continue;
    }
    for (const file of await expandFiles([pattern], process.cwd())) {
      if (asRecipes || /\.ya?ml$/i.test(file)) recipes.push(file);
      // A run's manifest that is named by itself, as git names changed files, stands for its run.
      else if (basename(file) === 'manifest.json' && readManifest(join(file, '..')) !== undefined)
        runs.push(join(file, '..'));
      else data.push(file);
    }
  }
  return { recipes: unique(recipes), runs: unique(runs), data: unique(data) };
}

function unique(files: readonly string[]): string[] {
  return [...new Set(files)];
}

function filesOfRun(run: string): string[] {
  const outputs = readManifest(run)?.outputs ?? [];
  const shape = outputs.some((output) => output.export === 'rlvr') ? 'rlvr' : outputs[0]?.export;
  return outputs
    .filter((output) => output.export === shape)
    .map((output) => join(run, output.path))
    .filter((path) => existsSync(path));
}

/** The manifest of a folder that is a run; undefined for any other folder. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    const parsed = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    return typeof parsed?.rlvr === 'string' && Array.isArray(parsed.outputs) ? parsed : undefined;
  } catch {
    // No manifest, or another program's: either way no run of rlvr.
    return undefined;
  }
}

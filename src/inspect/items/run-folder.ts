/** A run of `rlvr build-dataset` on disk, as far as inspect reads it. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCode, Failure } from '../../failure.js';
import { isRecord } from './item.js';
import type { ItemFile } from './read-items.js';

export interface StageFigures {
  readonly name: string;
  readonly in: number;
  readonly kept: number;
  readonly dropped: number;
  readonly reasons: Readonly<Record<string, number>>;
  readonly figures: Readonly<Record<string, unknown>>;
}

export interface Run {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly seed: number;
  readonly stages: readonly StageFigures[];
}

/** The run in that folder; undefined where the path is no run. @throws Failure for a manifest that cannot be read */
export async function openRun(path: string): Promise<Run | undefined> {
  const file = join(path, 'manifest.json');
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  const bad = (message: string, cause?: unknown) =>
    new Failure(exitCode.usage, {
      message,
      remedy: 'build the dataset again, or name one of its files',
      place: { file },
      cause,
    });
  let manifest: unknown;
  try {
    manifest = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw bad(`is not JSON: ${(error as Error).message}`, error);
  }
  if (!isRecord(manifest) || !Array.isArray(manifest.stages) || !isRecord(manifest.recipe)) {
    throw bad('is not the manifest of a run of rlvr: it has no `stages` or no `recipe`');
  }
  return {
    folder: path,
    name: String(manifest.recipe.name),
    version: String(manifest.rlvr),
    seed: Number(manifest.seed),
    stages: manifest.stages.filter(isRecord).map(stageOf),
  };
}

function stageOf(stage: Readonly<Record<string, unknown>>): StageFigures {
  const count = (value: unknown) => (typeof value === 'number' ? value : 0);
  const reasons = isRecord(stage.reasons) ? stage.reasons : {};
  return {
    name: String(stage.name),
    in: count(stage.in),
    kept: count(stage.kept),
    dropped: count(stage.dropped),
    reasons: Object.fromEntries(Object.entries(reasons).map(([code, rows]) => [code, count(rows)])),
    figures: isRecord(stage.figures) ? stage.figures : {},
  };
}

/** A file in the stage's folder, such as `dropped`; undefined where it was removed or never written. */
export async function stageFile(run: Run, stage: string, name: string): Promise<ItemFile | undefined> {
  const at = run.stages.findIndex((one) => one.name === stage);
  if (at < 0) return undefined;
  const path = join(run.folder, 'stages', `${String(at + 1).padStart(2, '0')}-${stage}`, `${name}.jsonl`);
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? { path, name: path } : undefined;
}

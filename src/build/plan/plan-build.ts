/** What a build would do, without doing it: sources with the rows to expect, stages with their settings, exports. Writes nothing. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { backends } from '#sandboxes/index.js';
import { probe } from '#sandboxes/probe.js';
import { loadRecipe } from '../../recipe/load-recipe.js';
import type { Recipe } from '../../recipe/recipe.js';
import { stages } from '../../stages/registry.js';
import { type PlannedSource, plannedSources, type TakenRows } from './planned-sources.js';

export interface PlannedStage {
  readonly name: string;
  /** All settings, defaults included; false where the recipe leaves the stage out. */
  readonly settings: Readonly<Record<string, unknown>> | false;
  /** The settings that are not the defaults. */
  readonly changed: readonly string[];
}

export interface BuildPlan {
  /** The run folder. */
  readonly folder: string;
  /** Whether a finished run is there, which gives way once the new one is whole. */
  readonly replaces: boolean;
  readonly seed: number;
  readonly sources: readonly PlannedSource[];
  readonly rows: number;
  readonly stages: readonly PlannedStage[];
  readonly exports: readonly string[];
  /** Where programs would run; null where none works; absent where no row that was looked at needs one. */
  readonly sandbox?: string | null;
}

export interface PlanOptions extends TakenRows {
  readonly out: string;
  readonly sandbox?: string | undefined;
  readonly seed?: number | undefined;
}

/** @throws Failure for a mistake in the recipe; DatasetError for a file that is missing or that no format fits */
export async function planBuild(recipePath: string, options: PlanOptions): Promise<BuildPlan> {
  const { recipe, folder: base } = await loadRecipe(recipePath);
  const sources = await plannedSources(recipe, base, options);
  const folder = join(options.out, recipe.name);
  const programs = sources.some((source) => 'ahead' in source && source.ahead.looked.programs > 0);
  return {
    folder,
    replaces: existsSync(join(folder, 'manifest.json')),
    seed: options.seed ?? recipe.seed,
    sources,
    rows: sources.reduce((sum, { rows }) => sum + rows, 0),
    stages: plannedStages(recipe),
    exports: recipe.exports.map(({ to }) => to),
    ...(programs ? { sandbox: await sandboxFor(options.sandbox ?? 'auto') } : {}),
  };
}

function plannedStages(recipe: Recipe): PlannedStage[] {
  return stages.map((stage) => {
    const settings = recipe.stages[stage.name] as Record<string, unknown> | false;
    if (settings === false) return { name: stage.name, settings, changed: [] };
    const usual = stage.settings.parse({}) as Record<string, unknown>;
    const changed = Object.keys(settings).filter(
      (key) => JSON.stringify(settings[key]) !== JSON.stringify(usual[key]),
    );
    return { name: stage.name, settings, changed };
  });
}

async function sandboxFor(name: string): Promise<string | null> {
  for (const backend of backends) {
    if (name !== 'auto' && backend.name !== name) continue;
    if ((await probe(backend)).works) return backend.name;
  }
  return null;
}

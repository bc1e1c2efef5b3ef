import { expandFiles } from '#datasets/files/index.js';
import type { SourceFiles } from '#datasets/source-files.js';
import { loadRecipe } from '../../recipe/load-recipe.js';
import type { Recipe } from '../../recipe/recipe.js';
import { type FileAhead, lookAhead } from './look-ahead.js';

/** The rows that a source will give, bad ones among them; `exact` where they were counted. */
export type PlannedSource = { readonly rows: number; readonly exact: boolean } & (
  | { readonly ahead: FileAhead }
  | { readonly family: string }
);

/** What the command says of the rows to take. */
export interface TakenRows {
  readonly limit?: number | undefined;
  readonly sample?: number | undefined;
}

export async function plannedSources(
  recipe: Recipe,
  folder: string,
  options: TakenRows,
): Promise<PlannedSource[]> {
  const planned: PlannedSource[] = [];
  for (const source of recipe.sources) {
    if ('family' in source) {
      const rows = Math.min(source.count, options.limit ?? source.count);
      planned.push({ family: source.family, rows, exact: true });
    } else {
      for (const file of await expandFiles([source.files].flat(), folder)) {
        const ahead = await lookAhead(file, source, folder);
        planned.push({ ahead, ...taken(ahead, source, options) });
      }
    }
  }
  return planned;
}

/** So many files are looked at before a build, to tell its time left; a recipe of more goes without. */
const mostFiles = 32;

/** About how many rows a build will read; undefined where that is not told at once. */
export async function expectedRows(recipePath: string, options: TakenRows): Promise<number | undefined> {
  const { recipe, folder } = await loadRecipe(recipePath);
  const files = recipe.sources.flatMap((source) => ('files' in source ? source.files : []));
  if ((await expandFiles(files, folder)).length > mostFiles) return undefined;
  const sources = await plannedSources(recipe, folder, options);
  return sources.reduce((sum, { rows }) => sum + rows, 0);
}

/** The rows of a file that are taken, by the recipe's limit and the command's. */
function taken({ rows }: FileAhead, { limit }: SourceFiles, { limit: most, sample = 1 }: TakenRows) {
  const first = Math.min(rows.rows, limit ?? Number.POSITIVE_INFINITY, most ?? Number.POSITIVE_INFINITY);
  return { rows: Math.round(first * sample), exact: sample === 1 && (rows.exact || first < rows.rows) };
}

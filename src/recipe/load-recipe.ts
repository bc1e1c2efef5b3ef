import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { exitCode, Failure } from '../failure.js';
import { failureOf, type ReadYaml, readYaml } from './read-yaml.js';
import { type Recipe, recipe as schema } from './recipe.js';

export interface LoadedRecipe {
  readonly recipe: Recipe;
  /** The absolute folder that the recipe's paths are relative to. */
  readonly folder: string;
  readonly sha256: string;
}

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, not a recipe',
  EACCES: 'the file may not be read',
};

/** Reads and validates a recipe. @throws Failure naming file, line, key and the way out, for every mistake at once. */
export async function loadRecipe(path: string): Promise<LoadedRecipe> {
  if (/\.(?:jsonl|ndjson|csv|tsv|parquet)(?:\.(?:gz|zst))?$/i.test(path)) throw notRecipe(path);
  const text = await recipeText(path);
  const read = readRecipe(text, path);
  if ('mistakes' in read) throw failureOf(read.mistakes);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { recipe: read.value, folder: dirname(resolve(path)), sha256 };
}

function notRecipe(path: string): Failure {
  return new Failure(exitCode.usage, {
    message: 'this is a file of rows, not a recipe',
    remedy: `rlvr init ${path} writes a recipe for it`,
    place: { file: path },
  });
}

/** A recipe's text as a recipe, or its mistakes. */
export function readRecipe(text: string, path: string): ReadYaml<Recipe> {
  const read = readYaml(text, path, schema);
  if ('mistakes' in read) return read;
  return { ...read, value: { ...read.value, name: read.value.name ?? nameOf(path) } };
}

/** The file's name without its ending, as far as it can name a folder. */
function nameOf(path: string): string {
  const stem = basename(path).replace(/\.ya?ml$/i, '');
  return stem.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'recipe';
}

/** @throws Failure when the file cannot be read. */
export async function recipeText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause) => {
    throw new Failure(exitCode.usage, {
      message: unreadable[cause.code] ?? `cannot read the recipe: ${cause.message}`,
      remedy: 'name a YAML file; README.md shows one, and rlvr init writes one from your files',
      place: { file: path },
      cause,
    });
  });
}

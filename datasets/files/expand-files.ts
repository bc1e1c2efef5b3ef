import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { closest, distance } from 'fastest-levenshtein';
import { DatasetError } from '../dataset-error.js';
import { kindOfName, readableEndings } from './file-kind.js';

/**
 * The files that names, folders and globs mean, as paths relative to `cwd` or as absolute as they were given; sorted
 * within a pattern, each file once. A folder means the data files in it, at any depth, as in a Hugging Face repository.
 */
export async function expandFiles(patterns: readonly string[], cwd: string): Promise<string[]> {
  const files = new Set<string>();
  for (const pattern of patterns) {
    const found = await expand(pattern, cwd);
    if (found.length === 0) throw nothingFound(pattern, cwd);
    for (const file of found) files.add(file);
  }
  return [...files];
}

async function expand(pattern: string, cwd: string): Promise<string[]> {
  const stat = statSync(resolve(cwd, pattern), { throwIfNoEntry: false });
  if (stat?.isFile()) return [pattern];
  if (!stat?.isDirectory()) return glob(pattern, cwd);
  const inside = await glob('**/*', resolve(cwd, pattern));
  const isRecord = recordsOfRuns(resolve(cwd, pattern));
  return inside.filter((file) => isData(file) && !isRecord(file)).map((file) => join(pattern, file));
}

/** In a run folder `manifest.json` and `stages/` record how the dataset was made: rows on their way, and dropped ones. */
const records = new Set(['manifest.json', 'stages']);

function recordsOfRuns(folder: string): (file: string) => boolean {
  const runs = new Map<string, boolean>();
  const isRun = (path: string) => {
    const known =
      runs.get(path) ??
      (existsSync(join(folder, path, 'manifest.json')) && existsSync(join(folder, path, 'stages')));
    runs.set(path, known);
    return known;
  };
  return (file) => {
    const parts = file.split('/');
    return parts.some((part, at) => records.has(part) && isRun(parts.slice(0, at).join('/')));
  };
}

async function glob(pattern: string, cwd: string): Promise<string[]> {
  // Loaded for patterns alone: it takes longer to load than most commands take to answer.
  const { default: fastGlob } = await import('fast-glob');
  const found = await fastGlob(pattern, { cwd, onlyFiles: true, unique: true });
  return found.sort((a, b) => (a < b ? -1 : 1));
}

/** The JSON files that a dataset's repository keeps about itself hold no rows. */
const aboutFiles = new Set(['dataset_infos.json', 'dataset_dict.json', 'dataset_info.json', 'state.json']);

function isData(file: string): boolean {
  return kindOfName(file) !== null && !aboutFiles.has(basename(file));
}

const splitNames = '(train|test|validation|valid|val|dev)';
const splitFirst = new RegExp(`^${splitNames}(?=[-_.])`);
const splitLast = new RegExp(`[-_.]${splitNames}(?:-\\d+-of-\\d+)?(?:\\.[a-z]+){1,2}$`);

/** The split that a file's name tells: `train` of data/train-00000-of-00004.parquet, test.jsonl.gz and gsm8k_train.jsonl. */
export function splitOfFile(file: string): string | undefined {
  const name = basename(file);
  return splitFirst.exec(name)?.[1] ?? splitLast.exec(name)?.[1];
}

const globCharacters = /[*?[\]{}()!]/;

/** Why a pattern means no file, for the person who wrote it: a glob, a folder without data, or a path that is not there. */
function nothingFound(pattern: string, cwd: string): DatasetError {
  const endings = `one of ${readableEndings.join(', ')}, with or without .gz or .zst`;
  if (statSync(resolve(cwd, pattern), { throwIfNoEntry: false })?.isDirectory()) {
    return new DatasetError(
      'usage',
      `${pattern}: this folder holds no data files`,
      `they must end in ${endings}`,
    );
  }
  if (globCharacters.test(pattern)) {
    return new DatasetError(
      'usage',
      `no file matches ${pattern}`,
      `look in ${cwd}, which the pattern is relative to`,
    );
  }
  return new DatasetError('usage', `${pattern}: there is no such file`, likelyPath(pattern, cwd));
}

function likelyPath(pattern: string, cwd: string): string {
  const folder = dirname(resolve(cwd, pattern));
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    return `there is no folder ${folder} either`;
  const name = basename(pattern);
  const names = readdirSync(folder);
  const near = names.length === 0 ? '' : closest(name, names);
  if (near !== '' && distance(name, near) <= Math.max(2, name.length / 4))
    return `did you mean ${join(dirname(pattern), near)}?`;
  return `look in ${folder}: is the path relative to ${cwd}?`;
}

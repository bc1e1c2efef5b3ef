import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
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
    if (found.length === 0) {
      throw new DatasetError(
        'usage',
        `no file matches ${pattern}`,
        `look in ${cwd}: is the path relative to it, and does the file end in one of ${readableEndings.join(', ')}?`,
      );
    }
    for (const file of found) files.add(file);
  }
  return [...files];
}

async function expand(pattern: string, cwd: string): Promise<string[]> {
  const stat = statSync(resolve(cwd, pattern), { throwIfNoEntry: false });
  if (stat?.isFile()) return [pattern];
  if (!stat?.isDirectory()) return glob(pattern, cwd);
  const inside = await glob('**/*', resolve(cwd, pattern));
  return inside.filter(isData).map((file) => join(pattern, file));
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

/** The split that a file's name tells, such as `train` for data/train-00000-of-00004.parquet and test.jsonl.gz. */
export function splitOfFile(file: string): string | undefined {
  return /^(train|test|validation|valid|val|dev)(?=[-_.])/.exec(basename(file))?.[1];
}

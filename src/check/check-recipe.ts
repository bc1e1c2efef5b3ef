/** A recipe without running it: its keys, its files, and whether the rows of each are recognised. */
import { basename, dirname, resolve } from 'node:path';
import { DatasetError } from '#datasets/dataset-error.js';
import { expandFiles } from '#datasets/files/index.js';
import { readProblems } from '#datasets/read-problems.js';
import type { SourceFiles } from '#datasets/source-files.js';
import { counted } from '../grouped.js';
import { readRecipe, recipeText } from '../recipe/load-recipe.js';
import type { Mistake } from '../recipe/read-yaml.js';
import { configName, readConfig } from './config.js';
import type { Reported } from './report.js';

export async function checkRecipe(path: string): Promise<Reported[]> {
  const text = await recipeText(path);
  if (basename(path) === configName) {
    const read = readConfig(text, path);
    return 'mistakes' in read ? read.mistakes.map((mistake) => reportedOf(path, mistake)) : [];
  }
  const read = readRecipe(text, path);
  if ('mistakes' in read) return read.mistakes.map((mistake) => reportedOf(path, mistake));
  const { sources, stages } = read.value;
  const folder = dirname(resolve(path));
  const named = sources.flatMap((source, at) =>
    'files' in source ? [{ source, key: ['sources', at] as PropertyKey[] }] : [],
  );
  const decontaminate = stages.decontaminate as false | { readonly against: readonly SourceFiles[] };
  const against = decontaminate === false ? [] : decontaminate.against;
  const evaluation = against.map((source, at) => ({
    source,
    key: ['stages', 'decontaminate', 'against', at],
  }));
  const found: Reported[] = [];
  for (const { source, key } of [...named, ...evaluation]) {
    for (const told of await sourceMistakes(source, folder)) {
      found.push({
        code: 'recipe',
        ...told,
        field: key.join('.'),
        file: path,
        line: read.line([...key, 'files']),
      });
    }
  }
  return found;
}

function reportedOf(path: string, { message, remedy, place }: Mistake): Reported {
  const field = place?.field;
  return {
    code: 'recipe',
    message,
    fix: remedy,
    ...(field ? { field } : {}),
    file: path,
    line: place?.line ?? 1,
  };
}

interface SourceMistake {
  readonly message: string;
  readonly fix: string;
}

/** Whether the files are there and their rows are problems: the first rows of each are read. */
async function sourceMistakes(source: SourceFiles, folder: string): Promise<SourceMistake[]> {
  const mistakes: SourceMistake[] = [];
  try {
    for (const file of await expandFiles([source.files].flat(), folder)) {
      const mistake = await firstRows(resolve(folder, file), file, source);
      if (mistake !== undefined) mistakes.push(mistake);
    }
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    mistakes.push({ message: error.message, fix: error.hint });
  }
  return mistakes;
}

async function firstRows(
  path: string,
  file: string,
  source: SourceFiles,
): Promise<SourceMistake | undefined> {
  for await (const batch of readProblems(path, file, { ...source, limit: 50 }, () => undefined)) {
    if (batch.some((read) => 'problem' in read)) return undefined;
    const [bad] = batch;
    if (bad !== undefined && !('problem' in bad)) {
      const fix = 'name another format, or map the fields (format: custom)';
      return {
        message: `none of the first ${counted(batch.length, 'row')} of ${file} is a problem: ${bad.message}`,
        fix,
      };
    }
  }
  return { message: `${file} has no rows`, fix: 'leave it out, or write it again' };
}

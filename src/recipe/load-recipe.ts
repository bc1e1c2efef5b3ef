import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { exitCode, Failure, renderFailure } from '../failure.js';
import { recipeIssues } from './issues.js';
import { knownKeys } from './known-keys.js';
import { lineOf } from './locate.js';
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
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new Failure(exitCode.usage, {
      message: unreadable[cause.code] ?? `cannot read the recipe: ${cause.message}`,
      remedy: 'name a YAML file; README.md shows one',
      place: { file: path },
      cause,
    });
  });
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    throw new Failure(exitCode.usage, {
      message: (syntax.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''),
      remedy: 'correct the YAML; a colon in a value needs quotes, and indentation needs spaces',
      place: { file: path, line: syntax.linePos?.[0].line ?? 1 },
      cause: syntax,
    });
  }
  const parsed = schema.safeParse(document.toJS(), { reportInput: true });
  if (!parsed.success) {
    const issues = recipeIssues(parsed.error, (at) => knownKeys(schema, at, document.toJS()));
    throw failureOf(
      issues.map((issue) => ({
        message: issue.message,
        remedy: issue.remedy,
        place: {
          file: path,
          line: lineOf(document, lines, issue.path),
          field: issue.path.map(String).join('.'),
        },
      })),
    );
  }
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { recipe: parsed.data, folder: dirname(resolve(path)), sha256 };
}

type Mistake = ConstructorParameters<typeof Failure>[1];

/** One failure that tells all mistakes: the first as its own, the others below. */
function failureOf(mistakes: readonly Mistake[]): Failure {
  const [first, ...others] = mistakes as [Mistake, ...Mistake[]];
  const below = others.map((mistake) => renderFailure(new Failure(exitCode.usage, mistake)));
  return new Failure(exitCode.usage, { ...first, remedy: [first.remedy, ...below].join('\n') });
}

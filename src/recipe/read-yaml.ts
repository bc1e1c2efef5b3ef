import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { exitCode, Failure, renderFailure } from '../failure.js';
import { recipeIssues } from './issues.js';
import { knownKeys } from './known-keys.js';
import { lineOf } from './locate.js';

/** One mistake in a file: where, what and the way out. */
export type Mistake = ConstructorParameters<typeof Failure>[1];

export type ReadYaml<T> =
  | {
      readonly value: T /** The line, from 1, of a path in the file. */;
      readonly line: (path: readonly PropertyKey[]) => number;
    }
  | { readonly mistakes: readonly [Mistake, ...Mistake[]] };

/** YAML text that a schema describes, or every mistake in it at once. `file` is the name that places say. */
export function readYaml<S extends z.ZodType>(text: string, file: string, schema: S): ReadYaml<z.infer<S>> {
  const lines = new LineCounter();
  const document: Document = parseDocument(text, { lineCounter: lines });
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    const mistake = {
      message: (syntax.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''),
      remedy: 'correct the YAML; a colon in a value needs quotes, and indentation needs spaces',
      place: { file, line: syntax.linePos?.[0].line ?? 1 },
      cause: syntax,
    };
    return { mistakes: [mistake] };
  }
  const line = (path: readonly PropertyKey[]) => lineOf(document, lines, path);
  const parsed = schema.safeParse(document.toJS(), { reportInput: true });
  if (parsed.success) return { value: parsed.data, line };
  const issues = recipeIssues(parsed.error, (at) => knownKeys(schema, at, document.toJS()));
  const mistakes = issues.map(({ message, remedy, path }) => ({
    message,
    remedy,
    place: { file, line: line(path), field: path.map(String).join('.') },
  }));
  return { mistakes: mistakes as [Mistake, ...Mistake[]] };
}

/** One failure that tells all mistakes: the first as its own, the others below. */
export function failureOf(mistakes: readonly [Mistake, ...Mistake[]]): Failure {
  const [first, ...others] = mistakes;
  const below = others.map((mistake) => renderFailure(new Failure(exitCode.usage, mistake)));
  return new Failure(exitCode.usage, { ...first, remedy: [first.remedy, ...below].join('\n') });
}

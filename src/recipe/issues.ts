import type { z } from 'zod';
import { nearest } from '../nearest.js';
import { howToWrite, wordIssue } from '../word-issue.js';

/** One mistake of a recipe: where, what, and the way out. */
export interface RecipeIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly remedy: string;
}

/** The keys that the schema knows at each place; told by the caller, since zod's issues do not carry them. */
export type KnownKeys = (path: readonly PropertyKey[]) => readonly string[];

/** The mistakes of one failed parse, each key that is unknown as a mistake of its own. */
export function recipeIssues(error: z.ZodError, known: KnownKeys): RecipeIssue[] {
  return error.issues.flatMap((issue) => issuesOf(issue, [], known));
}

function issuesOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[], known: KnownKeys): RecipeIssue[] {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key], key, known(path)));
    case 'invalid_union':
      if ('discriminator' in issue) return [unknownKind(path, issue as unknown as NoKind)];
      return bestBranch(issue.errors).flatMap((inner) => issuesOf(inner, path, known));
    case 'invalid_value':
      return [
        {
          path,
          message: `\`${String(issue.input)}\` is none of the words that can stand here`,
          remedy: nearest(String(issue.input), issue.values.map(String)),
        },
      ];
    case 'invalid_type':
      if (issue.input === undefined) return [missingKey(path)];
      return [{ path, message: wordIssue(issue), remedy: howToWrite(issue) ?? correct(path) }];
    default:
      return [{ path, message: wordIssue(issue), remedy: correct(path) }];
  }
}

function correct(path: readonly PropertyKey[]): string {
  return `correct \`${path.map(String).join('.')}\`; docs/reference says what it takes`;
}

/** Of a union's branches, the one that came nearest: fewest mistakes, and those the deepest. */
function bestBranch(branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const cost = (branch: readonly z.core.$ZodIssue[]) =>
    branch.reduce((sum, issue) => sum + (isOfAnotherKind(issue) ? 100 : 1), 0);
  return branches.reduce((a, b) => (cost(a) <= cost(b) ? a : b), branches[0] ?? []);
}

/** The branch wants another kind of value altogether: a word where settings are written, or the other way round. */
function isOfAnotherKind({ code, path, input }: z.core.$ZodIssue): boolean {
  return (
    path.length === 0 && (code === 'invalid_type' || (code === 'invalid_value' && typeof input === 'object'))
  );
}

/** zod's issue where the key that tells the branches apart names none of them. */
interface NoKind {
  readonly discriminator: string;
  readonly options: readonly string[];
  readonly input?: Readonly<Record<string, unknown>>;
}

function unknownKind(path: readonly PropertyKey[], { discriminator, options, input }: NoKind): RecipeIssue {
  const written = input?.[discriminator];
  return written === undefined
    ? { path, message: `\`${discriminator}\` is missing`, remedy: nearest('', options) }
    : {
        path,
        message: `there is no ${discriminator} \`${String(written)}\``,
        remedy: nearest(String(written), options),
      };
}

function missingKey(path: readonly PropertyKey[]): RecipeIssue {
  const key = path.map(String).join('.');
  return {
    path,
    message: `\`${key}\` is missing`,
    remedy: `add \`${key}\`; docs/reference says what it takes`,
  };
}

function unknownKey(path: readonly PropertyKey[], key: string, known: readonly string[]): RecipeIssue {
  return { path, message: `there is no key \`${key}\` here`, remedy: nearest(key, known) };
}

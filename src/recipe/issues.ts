import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';

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
      return bestBranch(issue.errors).flatMap((inner) => issuesOf(inner, path, known));
    case 'invalid_value':
      return [
        { path, message: issue.message, remedy: nearest(String(issue.input), issue.values.map(String)) },
      ];
    default:
      return [{ path, message: issue.message, remedy: `correct \`${path.map(String).join('.')}\`` }];
  }
}

/** Of a union's branches, the one that came nearest: fewest mistakes, and those the deepest. */
function bestBranch(branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const cost = (branch: readonly z.core.$ZodIssue[]) =>
    branch.reduce(
      (sum, issue) => sum + (issue.code === 'invalid_type' && issue.path.length === 0 ? 100 : 1),
      0,
    );
  return branches.reduce((a, b) => (cost(a) <= cost(b) ? a : b), branches[0] ?? []);
}

function unknownKey(path: readonly PropertyKey[], key: string, known: readonly string[]): RecipeIssue {
  return { path, message: `there is no key \`${key}\` here`, remedy: nearest(key, known) };
}

/** Names the nearest right word, or all of them when none is near. */
export function nearest(written: string, right: readonly string[]): string {
  if (right.length === 0) return 'remove it';
  const best = closest(written, right as string[]);
  if (distance(written, best) <= Math.max(2, written.length / 3)) return `did you mean \`${best}\`?`;
  return `use one of ${right.map((word) => `\`${word}\``).join(', ')}`;
}

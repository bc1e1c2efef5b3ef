import type { Problem } from '#datasets/problem.js';
import { IdTable } from '../../id-table.js';

/** Gives problems whose id has come before a new one: `id~2`, `id~3`. Holds every id, in about 30 bytes and its own. */
export function uniqueIds(): (problem: Problem) => Problem {
  const seen = new IdTable();
  /** How often an id has come that came more than once. */
  const times = new Map<string, number>();
  return (problem) => {
    if (seen.add(problem.id) !== undefined) return problem;
    const now = (times.get(problem.id) ?? 1) + 1;
    times.set(problem.id, now);
    return { ...problem, id: `${problem.id}~${now}` };
  };
}

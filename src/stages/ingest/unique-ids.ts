import type { Problem } from '#datasets/problem.js';

/** Gives problems whose id has come before a new one: `id~2`, `id~3`. Holds every id: about 100 bytes a problem. */
export function uniqueIds(): (problem: Problem) => Problem {
  const seen = new Map<string, number>();
  return (problem) => {
    const times = (seen.get(problem.id) ?? 0) + 1;
    seen.set(problem.id, times);
    return times === 1 ? problem : { ...problem, id: `${problem.id}~${times}` };
  };
}

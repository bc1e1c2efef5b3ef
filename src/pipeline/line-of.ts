import type { Problem } from '#datasets/problem.js';

const lines = new WeakMap<Problem, string>();

/**
 * The JSON text of a problem. It is remembered as long as the problem lives: most stages pass most problems on as they are, and each
 * stage writes what it kept.
 */
export function lineOf(problem: Problem): string {
  const known = lines.get(problem);
  if (known !== undefined) return known;
  const line = JSON.stringify(problem);
  lines.set(problem, line);
  return line;
}

/** The problem of a line that `lineOf` gave. */
export function problemOf(line: string): Problem {
  const problem = JSON.parse(line) as Problem;
  lines.set(problem, line);
  return problem;
}

import type { Problem } from '#datasets/problem.js';

/** A problem on its way through the stages and its JSON text, which each stage writes that keeps it: most pass most problems on as they are. */
export interface Row {
  readonly problem: Problem;
  readonly line: string;
}

export function rowOf(problem: Problem): Row {
  return { problem, line: JSON.stringify(problem) };
}

/** The row of a line that was written so. */
export function rowOfLine(line: string): Row {
  return { problem: JSON.parse(line) as Problem, line };
}

export function problemsOf(rows: readonly Row[]): Problem[] {
  return rows.map(({ problem }) => problem);
}

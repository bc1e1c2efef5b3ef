import type { Problem } from '#datasets/problem.js';

/**
 * A problem on its way through the stages and its JSON text, which each stage writes that keeps it: most pass most problems on as they
 * are. The text is read into a problem when one is asked for: where threads run the stages, nobody may.
 */
export class Row {
  readonly line: string;
  #problem: Problem | undefined;

  constructor(line: string, problem?: Problem) {
    this.line = line;
    this.#problem = problem;
  }

  get problem(): Problem {
    this.#problem ??= JSON.parse(this.line) as Problem;
    return this.#problem;
  }
}

export function rowOf(problem: Problem): Row {
  return new Row(JSON.stringify(problem), problem);
}

/**
 * The row of a problem that a stage made of `before`. Most stages leave the texts and set a field behind them: what was written up to
 * the first field that changed is written on, since putting the texts into JSON again costs more than the stage.
 */
export function changedRow(problem: Problem, before: Row): Row {
  const old = before.problem;
  const known = Object.keys(old) as (keyof Problem)[];
  const fields = Object.keys(problem) as (keyof Problem)[];
  let same = 0;
  while (same < known.length && isSame(known[same], fields[same])) same++;
  // What comes behind the first field that is written begins with a comma.
  const follows = same > 0 && old[known[0] as keyof Problem] !== undefined;
  if (!follows || problem.prompt !== old.prompt || problem.solution !== old.solution) return rowOf(problem);
  const begin = before.line.slice(0, -1 - jsonOf(old, known.slice(same)).length);
  return new Row(`${begin}${jsonOf(problem, fields.slice(same))}}`, problem);

  function isSame(key: keyof Problem | undefined, other: keyof Problem | undefined): boolean {
    return key !== undefined && key === other && old[key] === problem[key];
  }
}

/** Fields as they stand after others in the JSON text of an object. */
function jsonOf(problem: Problem, keys: readonly (keyof Problem)[]): string {
  let text = '';
  for (const key of keys)
    if (problem[key] !== undefined) text += `,${JSON.stringify(key)}:${JSON.stringify(problem[key])}`;
  return text;
}

export function problemsOf(rows: readonly Row[]): Problem[] {
  return rows.map(({ problem }) => problem);
}

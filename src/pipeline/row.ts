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
  const known = Object.entries(old);
  const fields = Object.entries(problem);
  const differs = known.findIndex(([key, value], at) => fields[at]?.[0] !== key || fields[at]?.[1] !== value);
  const same = differs < 0 ? known.length : differs;
  // What comes behind the first field that is written begins with a comma.
  const follows = same > 0 && known[0]?.[1] !== undefined;
  if (!follows || problem.prompt !== old.prompt || problem.solution !== old.solution) return rowOf(problem);
  const begin = before.line.slice(0, -1 - jsonOf(known.slice(same)).length);
  return new Row(`${begin}${jsonOf(fields.slice(same))}}`, problem);
}

/** Fields as they stand after others in the JSON text of an object. */
function jsonOf(fields: readonly (readonly [string, unknown])[]): string {
  let text = '';
  for (const [key, value] of fields)
    if (value !== undefined) text += `,${JSON.stringify(key)}:${JSON.stringify(value)}`;
  return text;
}

export function problemsOf(rows: readonly Row[]): Problem[] {
  return rows.map(({ problem }) => problem);
}

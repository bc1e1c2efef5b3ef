import type { Problem } from '#datasets/problem.js';

/** A problem on its way through the stages and its JSON text, which each stage writes that keeps it: most pass most problems on as they are. */
export interface Row {
  readonly problem: Problem;
  readonly line: string;
}

export function rowOf(problem: Problem): Row {
  return { problem, line: JSON.stringify(problem) };
}

/**
 * The row of a problem that a stage made of `before`. Most stages leave the texts and set a field behind them: what was written up to
 * the first field that changed is written on, since putting the texts into JSON again costs more than the stage.
 */
export function changedRow(problem: Problem, before: Row): Row {
  const known = Object.entries(before.problem);
  const fields = Object.entries(problem);
  const differs = known.findIndex(([key, value], at) => fields[at]?.[0] !== key || fields[at]?.[1] !== value);
  const same = differs < 0 ? known.length : differs;
  const [long, old] = [problem, before.problem];
  // What comes behind the first field that is written begins with a comma.
  const follows = same > 0 && known[0]?.[1] !== undefined;
  if (!follows || long.prompt !== old.prompt || long.solution !== old.solution) return rowOf(problem);
  const begin = before.line.slice(0, -1 - jsonOf(known.slice(same)).length);
  return { problem, line: `${begin}${jsonOf(fields.slice(same))}}` };
}

/** Fields as they stand after others in the JSON text of an object. */
function jsonOf(fields: readonly (readonly [string, unknown])[]): string {
  let text = '';
  for (const [key, value] of fields)
    if (value !== undefined) text += `,${JSON.stringify(key)}:${JSON.stringify(value)}`;
  return text;
}

/** The row of a line that was written so. */
export function rowOfLine(line: string): Row {
  return { problem: JSON.parse(line) as Problem, line };
}

export function problemsOf(rows: readonly Row[]): Problem[] {
  return rows.map(({ problem }) => problem);
}

import type { Problem } from '#datasets/problem.js';
import type { RowMemory } from './row-memory.js';

/**
 * A problem on its way through the stages: its line of JSON text as bytes, which each stage writes that keeps it, since most pass most
 * problems on as they are. The bytes are read into a problem when one is asked for: where threads run the stages, nobody may. Rows that
 * were written one after the other lie so in memory, and are written on and handed over in one piece.
 */
export class Row {
  /** Holds the bytes from `from` up to `to`, the line feed included; nobody writes to them again. */
  readonly memory: Buffer;
  readonly from: number;
  readonly to: number;
  #problem: Problem | undefined;

  constructor(memory: Buffer, from: number, to: number, problem?: Problem) {
    this.memory = memory;
    this.from = from;
    this.to = to;
    this.#problem = problem;
  }

  get line(): string {
    return this.memory.toString('utf8', this.from, this.to - 1);
  }

  get problem(): Problem {
    this.#problem ??= JSON.parse(this.line) as Problem;
    return this.#problem;
  }
}

/** Neighbouring rows that lie one behind the other in memory: their bytes in one piece. */
export function* piecesOf(rows: readonly Row[]): Generator<Buffer> {
  for (let first = 0; first < rows.length; ) {
    const { memory, from, to } = rows[first] as Row;
    let end = to;
    let next = first + 1;
    for (; next < rows.length; next++) {
      const row = rows[next] as Row;
      if (row.memory !== memory || row.from !== end) break;
      end = row.to;
    }
    yield memory.subarray(from, end);
    first = next;
  }
}

/**
 * The row of a problem that a stage made of `before`. Most stages leave the texts and set a field behind them: what was written up to
 * the first field that changed is written on, since putting the texts into JSON again costs more than the stage.
 */
export function changedRow(problem: Problem, before: Row, memory: RowMemory): Row {
  const old = before.problem;
  if (problem.prompt !== old.prompt || problem.solution !== old.solution) return memory.add(problem);
  const [oldKeys, oldValues] = [Object.keys(old), Object.values(old)];
  const [keys, values] = [Object.keys(problem), Object.values(problem)];
  let same = 0;
  while (same < keys.length && keys[same] === oldKeys[same] && values[same] === oldValues[same]) same++;
  // What comes behind the first field that is written begins with a comma.
  if (same === 0 || values[0] === undefined) return memory.add(problem);
  const end = before.to - '}\n'.length - Buffer.byteLength(jsonOf(oldKeys, oldValues, same));
  return memory.addAfter(before, end, `${jsonOf(keys, values, same)}}`, problem);
}

/** The fields from `first` on as they stand after others in the JSON text of an object. */
function jsonOf(keys: readonly string[], values: readonly unknown[], first: number): string {
  let text = '';
  for (let at = first; at < keys.length; at++) {
    const value = values[at];
    if (value !== undefined) text += headOf(keys[at] as string) + JSON.stringify(value);
  }
  return text;
}

/** What stands before a field behind others: the names are those of the record, a few. */
const heads = new Map<string, string>();

function headOf(name: string): string {
  let head = heads.get(name);
  if (head === undefined) {
    head = `,${JSON.stringify(name)}:`;
    heads.set(name, head);
  }
  return head;
}

export function problemsOf(rows: readonly Row[]): Problem[] {
  return rows.map(({ problem }) => problem);
}

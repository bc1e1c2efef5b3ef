/** The contract of the examinations: each looks at one part of what rlvr uses on a machine. It changes nothing. */

/** `missing`: not installed, or not there; the rest of rlvr works without. `broken`: there, and does not work. */
export type State = 'works' | 'missing' | 'broken';

export interface Condition {
  /** A stable name, for `--need`: `sandbox:bubblewrap`, `language:go`, `parquet`, `onnx:cuda`. */
  readonly name: string;
  readonly state: State;
  /** What it is, or why it does not work: one line. */
  readonly detail: string;
  /** The command or step that mends it; absent where nothing needs mending. */
  readonly remedy?: string;
}

export interface Examination {
  /** The heading under which its conditions stand. */
  readonly title: string;
  look(): Promise<Condition[]>;
}

export function works(name: string, detail: string): Condition {
  return { name, state: 'works', detail };
}

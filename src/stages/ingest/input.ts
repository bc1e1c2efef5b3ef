/** An input of a run: a file with its hash and the format it was read as, or a generator. `rows` counts bad rows too. */
export type Input =
  | {
      readonly file: string;
      readonly format: string;
      readonly rows: number;
      readonly license?: string;
      readonly bytes: number;
      readonly sha256: string;
    }
  | { readonly family: string; readonly rows: number };

export interface IngestOptions {
  /** The folder that paths are relative to. */
  readonly folder: string;
  readonly seed: number;
  /** Takes only the first rows of each file or generator. */
  readonly limit?: number | undefined;
  /** Takes each row of a file with this probability. */
  readonly sample?: number | undefined;
  /** Learns each file's format, and whether it was guessed. */
  readonly told: (file: string, format: string, guessed: boolean) => void;
  /** Learns each row that could not be read: its place, field and mistake in one line. */
  readonly badRow: (line: string) => void;
}

/** The smaller of two limits, either of which may be absent. */
export function smallerLimit(left: number | undefined, right: number | undefined): number | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return Math.min(left, right);
}

import type { Row } from '../problem.js';

/** Where a row stands: `line` from 1 (null where the file has no lines), `row` from 0, bad rows counted. */
export interface Place {
  readonly file: string;
  readonly line: number | null;
  readonly row: number;
}

/** Why a row could not be read: `raw` is its beginning, to find it by. */
export interface RowDefect {
  readonly code:
    | 'not-json'
    | 'not-object'
    | 'truncated-row'
    | 'truncated-file'
    | 'corrupt-file'
    | 'invalid-utf8'
    | 'row-too-long'
    | 'unclosed-quote'
    | 'wrong-columns';
  readonly message: string;
  readonly hint: string;
  readonly raw: string;
}

export interface GoodRow {
  readonly place: Place;
  readonly row: Row;
  /** Number literals that stand in `row` as strings because a double would have lost digits. */
  readonly longNumbers?: readonly string[];
}

export interface BadRow {
  readonly place: Place;
  readonly defect: RowDefect;
}

export type RawRow = GoodRow | BadRow;

export interface ReadOptions {
  /** A longer row is skipped without being held in memory, and reported. */
  readonly maxRowBytes?: number;
  /** Takes the file's bytes as they are read, before they are unpacked; not those of Parquet, which is read here and there. */
  readonly passing?: (bytes: Uint8Array) => void;
}

export const defaultMaxRowBytes = 16 * 2 ** 20;

const rawLimit = 200;

/** The beginning of a row, for a report. */
export function excerpt(text: string): string {
  return text.length <= rawLimit ? text : `${text.slice(0, rawLimit)}…`;
}

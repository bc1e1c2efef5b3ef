import type { Row } from '../problem.js';

/** Where a row stands: `line` counts from 1 in text files and is null in tables; `row` counts from 0, bad rows included. */
export interface Place {
  readonly file: string;
  readonly line: number | null;
  readonly row: number;
}

/** Why a row could not be read, and what to do. `excerpt` is the beginning of what stands there. */
export interface RowDefect {
  readonly code: 'too-long' | 'invalid-utf-8' | 'invalid-json' | 'not-an-object' | 'cut-off';
  readonly message: string;
  readonly excerpt: string;
}

/** A row of a file, or why there is none at its place. */
export type RawRow =
  | { readonly place: Place; readonly row: Row }
  | { readonly place: Place; readonly defect: RowDefect };

/** The beginning of a text, short enough for a message. */
export function excerptOf(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 120)}…`;
}

/** `file:line`, or `file: row n` in a table. */
export function renderPlace(place: Place): string {
  return place.line === null ? `${place.file}: row ${place.row}` : `${place.file}:${place.line}`;
}

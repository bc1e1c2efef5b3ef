import { z } from 'zod';
import type { Scored } from '../scorer.js';
import type { Reading } from './protocol.js';

const indexed = z.looseObject({ index: z.int().nonnegative() });

/** Reads each row for itself, so that a bad one costs only its own text. */
export function readRows(rows: unknown, count: number, readRow: (row: unknown) => Scored): Reading {
  if (!Array.isArray(rows)) return { unreadable: 'the answer is not a list' };
  if (rows.length !== count)
    return { unreadable: `the answer has ${rows.length} entries for ${count} texts` };
  return rows.map(readRow);
}

/** The same for rows that say by `index` which text they belong to, in any order. */
export function readIndexedRows(rows: unknown, count: number, readRow: (row: unknown) => Scored): Reading {
  if (!Array.isArray(rows)) return { unreadable: 'the answer is not a list' };
  if (rows.length !== count)
    return { unreadable: `the answer has ${rows.length} entries for ${count} texts` };
  const ordered: unknown[] = new Array(count).fill(undefined);
  for (const row of rows) {
    const index = indexed.safeParse(row).data?.index;
    if (index === undefined || index >= count || ordered[index] !== undefined)
      return { unreadable: `the answer's entries are not numbered from 0 to ${count - 1}` };
    ordered[index] = row;
  }
  return ordered.map(readRow);
}

/** A property of an object, or undefined for whatever else the answer may be. */
export function property(answer: unknown, name: string): unknown {
  if (typeof answer !== 'object' || answer === null || !Object.hasOwn(answer, name)) return undefined;
  return (answer as Record<string, unknown>)[name];
}

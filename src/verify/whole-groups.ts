import type { InputRow } from './input-rows.js';

/** Rows of one group at most: a field that never changes must not gather a whole file in memory. */
const maxGroup = 4096;

/**
 * Batches in which rows that stand together and have the same value of the field are never parted. The last group is held back until a
 * row of another comes, or the end.
 */
export async function* wholeGroups(
  batches: AsyncIterable<InputRow[]>,
  field: string,
): AsyncGenerator<InputRow[]> {
  let held: InputRow[] = [];
  for await (const batch of batches) {
    const rows = [...held, ...batch];
    let start = rows.length;
    const last = rows.at(-1);
    if (last !== undefined) {
      const key = groupKey(last, field);
      while (start > 0 && key !== undefined && groupKey(rows[start - 1] as InputRow, field) === key) start--;
    }
    if (rows.length - start >= maxGroup) start = rows.length;
    held = rows.slice(start);
    if (start > 0) yield rows.slice(0, start);
  }
  if (held.length > 0) yield held;
}

/** The group that a row names; undefined for a row that is a group of its own. */
export function groupKey(input: InputRow, field: string): string | undefined {
  if ('defect' in input) return undefined;
  const value = input.row[field];
  return value === undefined || value === null ? undefined : JSON.stringify(value);
}

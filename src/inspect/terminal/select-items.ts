import type { Item } from '../items/item.js';
import { Reservoir } from '../survey/reservoir.js';
import { type Condition, meets } from '../where/condition.js';

/** Which rows are wanted. All that is given must hold. */
export interface Selection {
  /** The row's place in what is read, from 1. */
  readonly row?: number | undefined;
  readonly id?: string | undefined;
  readonly where?: Condition | undefined;
  /** A seeded sample of so many of the rows that match. */
  readonly sample?: number | undefined;
  /** Ends after so many rows. */
  readonly limit?: number | undefined;
  readonly seed: number;
}

/** The wanted rows, as they come; a sample comes at the end. Reads no further than it must. */
export async function* selectItems(
  batches: AsyncIterable<readonly Item[]>,
  selection: Selection,
): AsyncGenerator<Item> {
  const { sample, limit = Number.POSITIVE_INFINITY, seed } = selection;
  let given = 0;
  if (sample !== undefined) {
    const held = new Reservoir<Item>(sample, seed, 'rows');
    for await (const item of wantedItems(batches, selection)) held.offer(() => item);
    yield* held.items().slice(0, limit);
    return;
  }
  for await (const item of wantedItems(batches, selection)) {
    yield item;
    if (++given >= limit) return;
  }
}

async function* wantedItems(
  batches: AsyncIterable<readonly Item[]>,
  selection: Selection,
): AsyncGenerator<Item> {
  let before = 0;
  for await (const batch of batches) {
    const at = selection.row === undefined ? undefined : selection.row - 1 - before;
    before += batch.length;
    const looked = at === undefined ? batch : batch.slice(at, at + 1);
    for (const item of looked) if (isWanted(item, selection)) yield item;
    if (at !== undefined && at < batch.length) return;
  }
}

/** Rows are sought as they stand in their file: that is what the user sees there. */
export function isWanted(item: Item, { id, where }: Pick<Selection, 'id' | 'where'>): boolean {
  const row = item.raw ?? item.row;
  if (id !== undefined && row.id !== id && item.row.id !== id) return false;
  return where === undefined || (item.fate !== 'bad' && meets(row, where));
}

import { IdTable } from '../../id-table.js';

export type UniqueId = (id: string) => string;

/** Gives an id that has come before a new one: `id~2`, `id~3`. Holds every id, in about 30 bytes and its own. */
export function uniqueIds(): UniqueId {
  const seen = new IdTable();
  /** How often an id has come that came more than once. */
  const times = new Map<string, number>();
  return (id) => {
    if (seen.add(id) !== undefined) return id;
    const now = (times.get(id) ?? 1) + 1;
    times.set(id, now);
    return `${id}~${now}`;
  };
}

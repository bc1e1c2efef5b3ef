import { likelyRepeated } from './likely-repeated.js';
import { sortKeys } from './sort-keys.js';

/** Members of many buckets, one bucket after the other: a form that passes between threads at the cost of a copy. */
export interface Buckets {
  /** Those of a bucket in ascending order. */
  readonly members: Uint32Array;
  /** Behind which of the members each bucket's end. */
  readonly ends: Uint32Array;
}

/** The members that share a key, for each key that more than one has. @param keys the key of each member */
export function bucketsOf(keys: Uint32Array): Buckets {
  const repeated = likelyRepeated(keys);
  const { sorted, order } = sortKeys(repeated.map((member) => keys[member] as number));
  const members = new Uint32Array(order.length);
  const ends = new Uint32Array(order.length >> 1);
  let [used, count] = [0, 0];
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && sorted[end] === sorted[start]) end++;
    if (end - start > 1) {
      for (let at = start; at < end; at++) members[used++] = repeated[order[at] as number] as number;
      ends[count++] = used;
    }
    start = end;
  }
  return { members: members.slice(0, used), ends: ends.slice(0, count) };
}

/** The members of each bucket. */
export function* eachBucket({ members, ends }: Buckets): Generator<Uint32Array> {
  let start = 0;
  for (const end of ends) {
    yield members.subarray(start, end);
    start = end;
  }
}

/** Many lists of 32-bit numbers in a form that passes between threads at the cost of a copy. */
export interface Packed {
  /** The numbers of all lists, one after the other. */
  readonly all: Uint32Array;
  readonly lengths: readonly number[];
}

export function pack(lists: readonly Uint32Array[]): Packed {
  const lengths = lists.map((list) => list.length);
  const all = new Uint32Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return { all, lengths };
}

export function unpack({ all, lengths }: Packed): Uint32Array[] {
  let at = 0;
  return lengths.map((length) => {
    at += length;
    return all.subarray(at - length, at);
  });
}

interface Sorted {
  readonly sorted: Uint32Array;
  /** The position that each sorted key had. */
  readonly order: Uint32Array;
}

/** 32-bit keys in ascending order, equal ones in their own order: radix sort by three times 11 bits. The keys given stay as they are. */
export function sortKeys(keys: Uint32Array): Sorted {
  const order = new Uint32Array(keys.length);
  for (let at = 0; at < order.length; at++) order[at] = at;
  let from: Sorted = { sorted: keys, order };
  for (const shift of [0, 11, 22]) from = pass(from, shift);
  return from;
}

/** Orders by 11 bits of the keys. The keys travel with their positions: both are read in order. */
function pass({ sorted: keys, order }: Sorted, shift: number): Sorted {
  const next = new Uint32Array(2048);
  for (let at = 0; at < keys.length; at++) next[((keys[at] as number) >>> shift) & 0x7ff]!++;
  let sum = 0;
  for (let digit = 0; digit < next.length; digit++) {
    const count = next[digit] as number;
    next[digit] = sum;
    sum += count;
  }
  const [sortedKeys, sortedOrder] = [new Uint32Array(keys.length), new Uint32Array(keys.length)];
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as number;
    const place = next[(key >>> shift) & 0x7ff]!++;
    sortedKeys[place] = key;
    sortedOrder[place] = order[at] as number;
  }
  return { sorted: sortedKeys, order: sortedOrder };
}

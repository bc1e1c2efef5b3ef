/** Bits for each key: of the keys that no other equals, one in so many passes for repeated. */
const bitsEach = 16;
const mostBits = 2 ** 31;

/**
 * The places, in ascending order, of all keys that stand more than once, and of a few others. The keys are hashes: their low bits are as good as any.
 * To order the keys that are left costs a fraction of ordering all, where few are repeated.
 */
export function likelyRepeated(keys: Uint32Array): Uint32Array {
  let bits = 32;
  while (bits < bitsEach * keys.length && bits < mostBits) bits *= 2;
  const mask = bits - 1;
  const [once, twice] = [new Uint32Array(bits / 32), new Uint32Array(bits / 32)];
  for (let at = 0; at < keys.length; at++) {
    const place = (keys[at] as number) & mask;
    const word = place >>> 5;
    const bit = 1 << (place & 31);
    if (((once[word] as number) & bit) === 0) once[word]! |= bit;
    else twice[word]! |= bit;
  }
  const places = new Uint32Array(keys.length);
  let found = 0;
  for (let at = 0; at < keys.length; at++) {
    const place = (keys[at] as number) & mask;
    if (((twice[place >>> 5] as number) & (1 << (place & 31))) !== 0) places[found++] = at;
  }
  return places.subarray(0, found);
}

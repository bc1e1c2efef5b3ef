/**
 * The MinHash kernel, in AssemblyScript; scripts/build.mjs compiles it to min-hash.wasm with SIMD. It hashes what lies in its
 * memory and knows nothing of texts: kernel.ts beside this folder lays the words in and reads the results.
 */
import { mix } from './mix';

/**
 * Turns `count` word hashes at `words` into the hashes of their n-grams, in place. A text of fewer words than `size` has one
 * n-gram: all of them. Returns the number of n-grams.
 */
export function grams(words: usize, count: u32, size: u32): u32 {
  if (count === 0) return 0;
  const width = min(size, count);
  const starts = count - width + 1;
  for (let start: u32 = 0; start < starts; start++) {
    let gram: u32 = 0;
    for (let at = start; at < start + width; at++)
      gram = gram * 0x9e3779b1 + load<u32>(words + ((<usize>at) << 2));
    store<u32>(words + ((<usize>start) << 2), mix(gram));
  }
  return starts;
}

/**
 * The signature of `count` n-grams: for each hash function its least value (Broder, 1997). N-grams are hashes themselves, so that to turn
 * some bits over and to multiply shuffles them well enough. `hashes` is a multiple of eight; `offsets`, `multipliers` and `signature` hold that
 * many 32-bit words, aligned to 16 bytes.
 */
export function signature(
  grams: usize,
  count: u32,
  offsets: usize,
  multipliers: usize,
  hashes: u32,
  signature: usize,
): void {
  const end = grams + ((<usize>count) << 2);
  // Eight functions at once: each needs the value of the step before, and the processor takes several steps side by side.
  for (let at: usize = 0; at < (<usize>hashes) << 2; at += 32) {
    const offset = v128.load(offsets + at);
    const multiplier = v128.load(multipliers + at);
    const otherOffset = v128.load(offsets + at, 16);
    const otherMultiplier = v128.load(multipliers + at, 16);
    let least = i32x4.splat(-1);
    let otherLeast = least;
    for (let gram = grams; gram < end; gram += 4) {
      const four = v128.load32_splat(gram);
      least = i32x4.min_u(least, i32x4.mul(v128.xor(four, offset), multiplier));
      otherLeast = i32x4.min_u(otherLeast, i32x4.mul(v128.xor(four, otherOffset), otherMultiplier));
    }
    v128.store(signature + at, least);
    v128.store(signature + at, otherLeast, 16);
  }
}

/**
 * One key for each of `count` bands: row r of band b is entry r · count + b of the signature. Four at a time, so that up to three numbers
 * more are read behind the signature and written behind the keys.
 */
export function bands(signature: usize, count: u32, rows: u32, keys: usize): void {
  for (let band: u32 = 0; band < count; band += 4) {
    let key = i32x4.splat(0);
    for (let row: u32 = 0; row < rows; row++) {
      const entries = v128.load(signature + ((<usize>(row * count + band)) << 2));
      key = mixFour(i32x4.add(i32x4.mul(key, i32x4.splat(31)), entries));
    }
    v128.store(keys + ((<usize>band) << 2), key);
  }
}

/** `mix` of four values. */
function mixFour(values: v128): v128 {
  let hash = values;
  hash = i32x4.mul(v128.xor(hash, i32x4.shr_u(hash, 16)), i32x4.splat(0x85ebca6b));
  hash = i32x4.mul(v128.xor(hash, i32x4.shr_u(hash, 13)), i32x4.splat(0xc2b2ae35));
  return v128.xor(hash, i32x4.shr_u(hash, 16));
}

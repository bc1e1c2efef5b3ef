/**
 * The MinHash kernel, in AssemblyScript; scripts/build.mjs compiles it to min-hash.wasm with SIMD. It hashes what lies in its
 * memory and knows nothing of texts: kernel.ts beside this folder lays the words in and reads the results.
 */

/**
 * Turns `count` word hashes at `words` into the hashes of their n-grams, in place. A text of fewer words than `size` has one
 * n-gram: all of them. Returns the number of n-grams. Four at a time, so that up to three numbers behind the words are read and written.
 */
export function grams(words: usize, count: u32, size: u32): u32 {
  if (count === 0) return 0;
  const width = min(size, count);
  const starts = count - width + 1;
  const end = words + ((<usize>starts) << 2);
  const last = (<usize>width - 1) << 2;
  for (let start = words; start < end; start += 16) {
    let four = i32x4.splat(0);
    for (let at = start; at <= start + last; at += 4)
      four = i32x4.add(i32x4.mul(four, i32x4.splat(0x9e3779b1)), v128.load(at));
    v128.store(start, mixFour(four));
  }
  return starts;
}

/**
 * The signature of `count` n-grams: for each hash function its least value (Broder, 1997). N-grams are hashes themselves, so that to turn
 * some bits over and to multiply shuffles them well enough. `hashes` is a multiple of sixteen; `offsets`, `multipliers` and `signature` hold that
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
  // Sixteen functions at once: for each step of four the n-gram is loaded and the loop kept once.
  for (let at: usize = 0; at < (<usize>hashes) << 2; at += 64) {
    const offset0 = v128.load(offsets + at);
    const offset1 = v128.load(offsets + at, 16);
    const offset2 = v128.load(offsets + at, 32);
    const offset3 = v128.load(offsets + at, 48);
    const multiplier0 = v128.load(multipliers + at);
    const multiplier1 = v128.load(multipliers + at, 16);
    const multiplier2 = v128.load(multipliers + at, 32);
    const multiplier3 = v128.load(multipliers + at, 48);
    let least0 = i32x4.splat(-1);
    let least1 = least0;
    let least2 = least0;
    let least3 = least0;
    for (let gram = grams; gram < end; gram += 4) {
      const four = v128.load32_splat(gram);
      least0 = i32x4.min_u(least0, i32x4.mul(v128.xor(four, offset0), multiplier0));
      least1 = i32x4.min_u(least1, i32x4.mul(v128.xor(four, offset1), multiplier1));
      least2 = i32x4.min_u(least2, i32x4.mul(v128.xor(four, offset2), multiplier2));
      least3 = i32x4.min_u(least3, i32x4.mul(v128.xor(four, offset3), multiplier3));
    }
    v128.store(signature + at, least0);
    v128.store(signature + at, least1, 16);
    v128.store(signature + at, least2, 32);
    v128.store(signature + at, least3, 48);
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

/** The finalizer of MurmurHash3 (32 bits), of four values. */
function mixFour(values: v128): v128 {
  let hash = values;
  hash = i32x4.mul(v128.xor(hash, i32x4.shr_u(hash, 16)), i32x4.splat(0x85ebca6b));
  hash = i32x4.mul(v128.xor(hash, i32x4.shr_u(hash, 13)), i32x4.splat(0xc2b2ae35));
  return v128.xor(hash, i32x4.shr_u(hash, 16));
}

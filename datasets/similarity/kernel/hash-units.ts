// biome-ignore-all lint/correctness/noPrecisionLoss: integers have 64 bits here

/** The fractions of the square roots of the first primes, as far as 64 bits go, and odd. */
const first: u64 = 0x6a09e667f3bcc909;
const second: u64 = 0xbb67ae8584caa73b;
const third: u64 = 0x3c6ef372fe94f82b;
const fourth: u64 = 0xa54ff53a5f1d36f1;
const fifth: u64 = 0x510e527fade682d1;

/**
 * A hash of the UTF-16 units from one place up to another. Sixteen units take as long as one, so that no branch depends on a word's
 * length: a processor that guesses where words end is often wrong. It reads up to 32 bytes behind the units, whatever stands there.
 */
export function hashUnits(from: usize, to: usize): u64 {
  let hash: u64 = 0;
  let at = from;
  for (; at + 32 < to; at += 32) hash = step(hash, v128.load(at), v128.load(at, 16));
  const left = i8x16.splat(<i8>(to - at));
  const ours = i8x16.lt_s(i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), left);
  const others = i8x16.lt_s(i8x16(16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31), left);
  const last = step(hash, v128.and(v128.load(at), ours), v128.and(v128.load(at, 16), others));
  return folded(folded(last) * fifth);
}

/** Four units by themselves are multiplied and folded, which loses nothing: what differs makes a difference in every bit. */
function step(hash: u64, low: v128, high: v128): u64 {
  return (
    folded((hash ^ i64x2.extract_lane(low, 0)) * first) +
    folded(i64x2.extract_lane(low, 1) * second) +
    folded(i64x2.extract_lane(high, 0) * third) +
    folded(i64x2.extract_lane(high, 1) * fourth)
  );
}

function folded(value: u64): u64 {
  return value ^ (value >>> 32);
}

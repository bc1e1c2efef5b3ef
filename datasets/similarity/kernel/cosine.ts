/**
 * The cosine kernel, in AssemblyScript; scripts/build.mjs compiles it to cosine.wasm with SIMD. It finds the pairs of two tiles of
 * unit vectors whose scalar product is at least a threshold. Products are summed segment by segment; a block of pairs is left as soon
 * as none of it can reach the threshold any more, because what remains of two vectors multiplies to at most the product of the
 * lengths of their rests (Cauchy and Schwarz). So nothing is missed, and most pairs cost a fraction of their numbers.
 */

/** What is remembered of a length is never less than the length: more than single precision rounds off. */
const rounding: f64 = 1.000001;

/**
 * The lengths of what remains of each of `count` vectors behind each segment: for each segment `count` floats at `tails`. A
 * vector has `bytes` bytes, a multiple of 16; so has a segment.
 */
export function tails(vectors: usize, count: u32, bytes: u32, segment: u32, tails: usize): void {
  for (let row: u32 = 0; row < count; row++) {
    const vector = vectors + <usize>row * <usize>bytes;
    let rest: f64 = 0;
    // From the back, so that each rest adds one segment to the one behind it.
    for (let at = ((bytes - 1) / segment) * segment; ; at -= segment) {
      const place = tails + ((<usize>(at / segment) * <usize>count + <usize>row) << 2);
      store<f32>(place, <f32>(Math.sqrt(rest) * rounding));
      const end = min(at + segment, bytes);
      for (let number = at; number < end; number += 4) {
        const value = <f64>load<f32>(vector + <usize>number);
        rest += value * value;
      }
      if (at === 0) break;
    }
  }
}

/** The sums of the lanes of four vectors, as one vector. */
function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** The bits of the pairs of four left and two right vectors that reach `wanted`: the first right vector's four, then the second's. */
function block(
  a0: usize,
  b0: usize,
  row: usize,
  segment: usize,
  leftTails: usize,
  leftStep: usize,
  rightTails: usize,
  rightStep: usize,
  wanted: v128,
): u32 {
  const a1 = a0 + row;
  const a2 = a1 + row;
  const a3 = a2 + row;
  const b1 = b0 + row;
  let c00 = f32x4.splat(0);
  let c10 = c00;
  let c20 = c00;
  let c30 = c00;
  let c01 = c00;
  let c11 = c00;
  let c21 = c00;
  let c31 = c00;
  let at: usize = 0;
  let hits: u32 = 0;
  do {
    const end = min(at + segment, row);
    for (; at < end; at += 16) {
      const right0 = v128.load(b0 + at);
      const right1 = v128.load(b1 + at);
      const left0 = v128.load(a0 + at);
      c00 = f32x4.add(c00, f32x4.mul(left0, right0));
      c01 = f32x4.add(c01, f32x4.mul(left0, right1));
      const left1 = v128.load(a1 + at);
      c10 = f32x4.add(c10, f32x4.mul(left1, right0));
      c11 = f32x4.add(c11, f32x4.mul(left1, right1));
      const left2 = v128.load(a2 + at);
      c20 = f32x4.add(c20, f32x4.mul(left2, right0));
      c21 = f32x4.add(c21, f32x4.mul(left2, right1));
      const left3 = v128.load(a3 + at);
      c30 = f32x4.add(c30, f32x4.mul(left3, right0));
      c31 = f32x4.add(c31, f32x4.mul(left3, right1));
    }
    // Behind the last segment nothing remains, so what reaches the threshold there is the product itself.
    const rests = v128.load(leftTails);
    const most0 = f32x4.add(sums(c00, c10, c20, c30), f32x4.mul(rests, v128.load32_splat(rightTails)));
    const most1 = f32x4.add(sums(c01, c11, c21, c31), f32x4.mul(rests, v128.load32_splat(rightTails + 4)));
    hits = i32x4.bitmask(f32x4.ge(most0, wanted)) | (i32x4.bitmask(f32x4.ge(most1, wanted)) << 4);
    leftTails += leftStep;
    rightTails += rightStep;
  } while (hits !== 0 && at < row);
  return hits;
}

/**
 * Writes each pair whose product is at least `least` (> 0) to `found`, as two 32-bit row numbers, and returns how many there are. `lefts` is a
 * multiple of four and `rights` of two; rows of zeros fill up. With `same` both tiles are one, and each pair comes once, the smaller row
 * first.
 */
export function pairs(
  left: usize,
  lefts: u32,
  leftTails: usize,
  right: usize,
  rights: u32,
  rightTails: usize,
  bytes: u32,
  segment: u32,
  least: f32,
  same: bool,
  found: usize,
): u32 {
  const wanted = f32x4.splat(least);
  const row = <usize>bytes;
  const leftStep = (<usize>lefts) << 2;
  const rightStep = (<usize>rights) << 2;
  let to = found;
  for (let r: u32 = 0; r < rights; r += 2) {
    const b = right + <usize>r * row;
    const bTails = rightTails + ((<usize>r) << 2);
    const stop = same ? min(lefts, r + 2) : lefts;
    for (let l: u32 = 0; l < stop; l += 4) {
      const a = left + <usize>l * row;
      const aTails = leftTails + ((<usize>l) << 2);
      let hits = block(a, b, row, <usize>segment, aTails, leftStep, bTails, rightStep, wanted);
      for (; hits !== 0; hits &= hits - 1) {
        const bit = ctz(hits);
        const one = l + (bit & 3);
        const other = r + (bit >> 2);
        if (same && one >= other) continue;
        store<u32>(to, one);
        store<u32>(to + 4, other);
        to += 8;
      }
    }
  }
  return <u32>((to - found) >> 3);
}

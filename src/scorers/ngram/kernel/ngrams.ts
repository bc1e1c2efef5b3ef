/**
 * The n-grams of a text and the sums of their weights, in AssemblyScript; scripts/build.mjs compiles it to ngrams.wasm with SIMD,
 * which hashes four n-grams at a time. kernel.ts beside this folder lays in what it reads: ../layout.ts says where.
 */
import * as layout from '../layout';
import { countLinks } from './links';
import { countMarks } from './marks';
import { cutSentences } from './sentences';
import { readTokens } from './tokens';

const prime: u32 = 0x01000193;
const golden: u32 = 0x9e3779b1;
/** The unit of a blank, to which all white space is alike, and of 0, to which all digits are. */
const blank: i16 = 32;
const zero: i16 = 48;

/** The places behind the last feature that was written, and behind the last that is a bucket already. */
let free: usize = layout.bucket;
let closed: usize = layout.bucket;

/**
 * Reads the text of `length` units: writes its words as block `first`, its characters as the next, and its tokens, of which it
 * returns the count. A text of the first block begins a problem.
 */
export function read(length: u32, first: u32, salt: u32): u32 {
  if (first === 0) free = closed = layout.bucket;
  v128.store(layout.text + (length << 1), i32x4.splat(0));
  const count = readTokens(length);
  if (length > 0) writeWords(count, salt ^ 0x51ed270b);
  close(first);
  writeCharacters(flatten(length), salt ^ 0x2545f491);
  close(first + 1);
  countMarks(count);
  countLinks(cutSentences(count));
  return count;
}

/** Writes `count` hashes that were laid in as those of a block's features. */
export function writeOthers(count: u32, block: u32): void {
  for (let at: u32 = 0; at < count; at += 4) v128.store(free + (at << 2), v128.load(at << 2, layout.others));
  free += count << 2;
  close(block);
}

/** Sums the weights of each block. */
export function sum(): void {
  let at: usize = layout.bucket;
  for (let block: u32 = 0; block < <u32>layout.blocks; block++) {
    const end: usize = layout.bucket + (load<u32>(layout.ends + (block << 2)) << 2);
    let qualities = i32x4.splat(0);
    let difficulties = i32x4.splat(0);
    // Most weights come from afar: the fewer steps each takes, the more of them are under way at once.
    for (; at + 16 <= end; at += 16) {
      let four = v128.load_zero<u32>(placeOf(at), layout.weights);
      four = v128.load_lane<u32>(placeOf(at + 4), four, 1, layout.weights);
      four = v128.load_lane<u32>(placeOf(at + 8), four, 2, layout.weights);
      four = v128.load_lane<u32>(placeOf(at + 12), four, 3, layout.weights);
      qualities = i32x4.add(qualities, i32x4.shr_s(i32x4.shl(four, 16), 16));
      difficulties = i32x4.add(difficulties, i32x4.shr_s(four, 16));
    }
    let quality = sumOf(qualities);
    let difficulty = sumOf(difficulties);
    for (; at < end; at += 4) {
      const both = load<i32>(placeOf(at), layout.weights);
      quality += <i32>(<i16>both);
      difficulty += both >> 16;
    }
    store<i32>(layout.sums + (block << 3), quality);
    store<i32>(layout.sums + (block << 3) + 4, difficulty);
  }
}

/** Where, among the weights, those of the bucket at a place lie. */
function placeOf(at: usize): usize {
  return load<u32>(at) << 2;
}

function sumOf(lanes: v128): i32 {
  const pairs = i32x4.add(lanes, v128.shuffle<i32>(lanes, lanes, 2, 3, 0, 1));
  return i32x4.extract_lane(pairs, 0) + i32x4.extract_lane(pairs, 1);
}

/** Ends a block, and turns the hashes that were written for it into buckets. */
function close(block: u32): void {
  for (let at = closed; at < free; at += 16) v128.store(at, bucketsOf(v128.load(at)));
  closed = free;
  store<u32>(layout.ends + (block << 2), <u32>(free - layout.bucket) >> 2);
}

/** The finalizer of MurmurHash3, cut to a bucket. */
function bucketsOf(hashes: v128): v128 {
  let h = i32x4.mul(v128.xor(hashes, i32x4.shr_u(hashes, 16)), i32x4.splat(0x85ebca6b));
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), i32x4.splat(0xc2b2ae35));
  return i32x4.shr_u(v128.xor(h, i32x4.shr_u(h, 16)), 32 - layout.bucketBits);
}

/** Writes the hashes of three orders of n-grams at four places, place by place. */
function storeThree(to: usize, a: v128, b: v128, c: v128): void {
  const low = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const high = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i32>(low, c, 0, 1, 4, 2));
  v128.store(to, v128.shuffle<i32>(v128.shuffle<i32>(low, c, 3, 5, 3, 5), high, 0, 1, 4, 5), 16);
  v128.store(to, v128.shuffle<i32>(high, c, 6, 2, 3, 7), 32);
}

/** Word n-grams of 1 to 3; the ends of the text count as words. */
function writeWords(count: u32, salt: u32): void {
  store<u32>(layout.tokenHash - 8, salt);
  store<u32>(layout.tokenHash - 4, salt);
  const salts = i32x4.splat(salt);
  const goldens = i32x4.splat(golden);
  const others = i32x4.splat(0x85ebca77);
  for (let at: u32 = 0; at < count; at += 4) {
    const place: usize = at << 2;
    const hash = v128.load(place, layout.tokenHash);
    const before = v128.load(place, layout.tokenHash - 4);
    const before2 = v128.load(place, layout.tokenHash - 8);
    const one = i32x4.add(salts, v128.load(place, layout.tokenUnigram));
    const two = i32x4.add(i32x4.mul(before, goldens), hash);
    const pair = i32x4.add(i32x4.mul(before2, others), before);
    storeThree(free + at * 12, one, two, i32x4.add(i32x4.mul(pair, goldens), hash));
  }
  free += count * 12;
  const last = load<u32>(layout.tokenHash - 4 + (count << 2));
  v128.store(free, i32x4.splat(last * golden + salt));
  free += 4;
}

/** Writes the text with a run of white space as one blank and all digits alike, with a blank behind it; returns its length. */
function flatten(length: u32): u32 {
  const blanks = i16x8.splat(blank);
  const zeros = i16x8.splat(zero);
  const tens = i16x8.splat(10);
  let to: usize = layout.plain;
  // What stands before the text is blank: white space at its beginning goes with it.
  let wasBlank: u32 = 1;
  // What lies behind the text is white space, for a vector.
  for (let at: u32 = 0; at <= length; at += 8) {
    const units = v128.load(at << 1, layout.text);
    const isDigit = i16x8.lt_u(i16x8.sub(units, zeros), tens);
    const flat = v128.bitselect(zeros, i16x8.max_u(units, blanks), isDigit);
    const areBlank = <u32>i16x8.bitmask(i16x8.eq(flat, blanks));
    v128.store(to, flat);
    if ((areBlank & ((areBlank << 1) | wasBlank)) === 0) to += 16;
    else to = squeeze(to, wasBlank);
    wasBlank = areBlank >> 7;
  }
  return <u32>(to - layout.plain) >> 1;
}

/** Leaves out of the eight units at a place each blank that follows another, and returns the place behind what is left. */
function squeeze(from: usize, wasBlank: u32): usize {
  let to = from;
  let before = wasBlank;
  for (let at = from; at < from + 16; at += 2) {
    const unit = <u32>load<u16>(at);
    const isBlank = <u32>(unit === blank);
    store<u16>(to, unit);
    // Not a branch: the processor could not guess it.
    to += 2 - ((isBlank & before) << 1);
    before = isBlank;
  }
  return to;
}

/** Character n-grams of 3 to 5. */
function writeCharacters(length: u32, salt: u32): void {
  const salts = i32x4.splat(salt);
  const primes = i32x4.splat(prime);
  const ones = i32x4.splat(1);
  for (let at: u32 = 0; at < length; at += 4) {
    const place: usize = at << 1;
    const unit = v128.load_ext<u16>(place, layout.plain);
    const before = v128.load_ext<u16>(place, layout.plain - 2);
    const before2 = v128.load_ext<u16>(place, layout.plain - 4);
    const before3 = v128.load_ext<u16>(place, layout.plain - 6);
    const before4 = v128.load_ext<u16>(place, layout.plain - 8);
    const two = i32x4.add(i32x4.mul(i32x4.add(salts, before2), primes), before);
    const three = i32x4.add(i32x4.mul(two, primes), unit);
    const four = i32x4.add(i32x4.mul(three, primes), before3);
    const five = i32x4.add(i32x4.add(i32x4.mul(four, primes), before4), ones);
    storeThree(free + at * 12, three, four, five);
  }
  free += length * 12;
}

// biome-ignore-all lint/correctness/noPrecisionLoss: integers have 64 bits here

/**
 * Reads a text, in AssemblyScript; scripts/build.mjs compiles it to text.wasm. The text lies in its memory as UTF-16 units, beside
 * what each unit is and what some words mean: scan.ts beside this folder lays all of it in and reads the results.
 */
import * as block from './blocks';
import { hashUnits } from './hash-units';
import { bracket, digit, kindAt, letter, space } from './kinds';

const apostrophe: u32 = 0x27;
const point: u32 = 0x2e;
/** Bytes of the units that are looked at together. */
const blockBytes: usize = 128;

/**
 * Writes where each run of letters or digits, each operator and each bracket begins and ends, two numbers of 32 bits, and returns
 * behind which place the last stands.
 */
function findRuns(text: usize, end: usize, kinds: usize, runs: usize): usize {
  let begin = runs;
  let close = runs + 4;
  let letterBefore: u64 = 0;
  let digitBefore: u64 = 0;
  let singleBefore: u64 = 0;
  // A blank is one too many at the beginning and at the end of a text, and behind another.
  let spaceBefore: u64 = 1;
  uneven = false;
  block.begin();
  // The unit behind the text, which is of no kind, ends what ends with it.
  for (let at = text; at <= end; at += blockBytes) {
    block.lookAt(kinds, at);
    const behindLetter = (block.letters << 1) | letterBefore;
    const behindDigit = (block.digits << 1) | digitBefore;
    const behindSingle = (block.singles << 1) | singleBefore;
    const behindSpace = (block.spaces << 1) | spaceBefore;
    const begins = (block.letters & ~behindLetter) | (block.digits & ~behindDigit) | block.singles;
    const ends = (behindLetter & ~block.letters) | (behindDigit & ~block.digits) | behindSingle;
    begin = writePlaces(begins, at, begin);
    close = writePlaces(ends, at, close);
    uneven = uneven || (block.oddSpaces | (block.spaces & behindSpace)) !== 0;
    letterBefore = block.letters >>> 63;
    digitBefore = block.digits >>> 63;
    singleBefore = block.singles >>> 63;
    spaceBefore = block.spaces >>> 63;
  }
  uneven = uneven || <u32>load<u8>(kinds + load<u16>(end - 2)) === space;
  return begin;
}

/** Writes where the units of some bits stand, in every second place of 32 bits from `to` on; returns the next. */
function writePlaces(bits: u64, block: usize, to: usize): usize {
  let next = to;
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    store<u32>(next, block + ((<usize>ctz(rest)) << 1));
    next += 8;
  }
  return next;
}

/**
 * Writes the hash of each word `\p{L}+('\p{L}+)?`, number `\d+(\.\d+)?` and operator of a text to `words` and returns how many there are. Adds
 * what they and the brackets say that changes an answer to the two 32-bit sums at `guard`.
 *
 * @param length of the text in units; room for 160 bytes follows it
 * @param kinds a byte for each possible unit
 * @param senses a table of `mask + 1` places of 32 bits, found by the low bits of a hash, and then by the next: the hash of a word, 0
 *   where none is. Behind it, for each place, what the word adds to the two sums.
 * @param words room for a number of 32 bits for each unit @param runs room for two
 */
export function scan(
  text: usize,
  length: u32,
  kinds: usize,
  senses: usize,
  mask: u32,
  words: usize,
  runs: usize,
  guard: usize,
): u32 {
  const end = text + ((<usize>length) << 1);
  memory.fill(end, 0, blockBytes + 32);
  const last = findRuns(text, end, kinds, runs);
  let to = words;
  let low: u32 = 0;
  let other: u32 = 0;
  for (let run = runs; run < last; run += 8) {
    const start = load<u32>(run);
    const kind = kindAt(kinds, start);
    if (isJoined(kinds, kind, run, last)) run += 8;
    const hash = hashUnits(start, load<u32>(run, 4));
    const word = <u32>hash;
    store<u32>(to, word);
    to += (<usize>(kind !== bracket)) << 2;
    // All that is no word tells. Not a branch: the processor could not guess what comes next.
    const tells: u32 = 0 - <u32>(kind !== letter);
    low += word & tells;
    other += <u32>(hash >>> 32) & tells;
    let place = word & mask;
    let known = load<u32>(senses + ((<usize>place) << 2));
    while (known !== 0 && known !== word) {
      place = (place + 1) & mask;
      known = load<u32>(senses + ((<usize>place) << 2));
    }
    if (known === 0) continue;
    const sums = senses + ((<usize>mask + 1) << 2) + ((<usize>place) << 3);
    low += load<u32>(sums);
    other += load<u32>(sums, 4);
  }
  store<u32>(guard, low);
  store<u32>(guard, other, 4);
  return <u32>((to - words) >> 2);
}

/** Whether a run of letters goes on behind an apostrophe, or one of digits behind a point. */
function isJoined(kinds: usize, kind: u32, run: usize, last: usize): bool {
  const end = load<u32>(run, 4);
  const unit = <u32>load<u16>(end);
  if (unit !== apostrophe && unit !== point) return false;
  if (run + 8 === last || load<u32>(run, 8) !== end + 2) return false;
  return kind === (unit === point ? digit : letter) && kindAt(kinds, end + 2) === kind;
}

/** The hash of a word as `scan` finds it, in two numbers of 32 bits. Room for 32 bytes follows the text. */
export function hash(text: usize, length: u32, to: usize): void {
  store<u64>(to, hashUnits(text, text + ((<usize>length) << 1)));
}

/** Whether the text that was scanned has white space other than single blanks between words. */
let uneven = false;

/**
 * Makes each run of white space of the text that was scanned one blank, in place, and none at either end; returns the length that is
 * left, in units.
 */
export function squeeze(text: usize, length: u32, kinds: usize): u32 {
  if (!uneven) return length;
  const end = text + ((<usize>length) << 1);
  let to = text;
  let pending = false;
  for (let at = text; at < end; at += 2) {
    const unit = load<u16>(at);
    if (<u32>load<u8>(kinds + unit) === space) {
      pending = to > text;
      continue;
    }
    if (pending) {
      store<u16>(to, 0x20);
      to += 2;
      pending = false;
    }
    store<u16>(to, unit);
    to += 2;
  }
  return <u32>((to - text) >> 1);
}

/** The finalizer of MurmurHash3 (64 bits). */
function mix64(value: u64): u64 {
  let hash = value;
  hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccd;
  hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53;
  return hash ^ (hash >>> 33);
}

/**
 * MurmurHash3's 128 bits (Appleby, 2011; the x64 form) of a text, written to `to`. The bytes behind the text, up to a multiple of
 * 16, are taken for zeros.
 */
export function digest(text: usize, length: u32, to: usize): void {
  const bytes = (<usize>length) << 1;
  const whole = (bytes + 15) & ~15;
  memory.fill(text + bytes, 0, whole - bytes);
  const c1: u64 = 0x87c37b91114253d5;
  const c2: u64 = 0x4cf5ad432745937f;
  let h1: u64 = 0;
  let h2: u64 = 0;
  for (let at = text; at < text + whole; at += 16) {
    h1 ^= rotl<u64>(load<u64>(at) * c1, 31) * c2;
    h1 = (rotl<u64>(h1, 27) + h2) * 5 + 0x52dce729;
    h2 ^= rotl<u64>(load<u64>(at, 8) * c2, 33) * c1;
    h2 = (rotl<u64>(h2, 31) + h1) * 5 + 0x38495ab5;
  }
  h1 ^= <u64>bytes;
  h2 ^= <u64>bytes;
  h1 += h2;
  h2 += h1;
  h1 = mix64(h1);
  h2 = mix64(h2);
  h1 += h2;
  h2 += h1;
  store<u64>(to, h1);
  store<u64>(to, h2, 8);
}

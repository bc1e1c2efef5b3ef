// biome-ignore-all lint/correctness/noPrecisionLoss: integers have 64 bits here

/**
 * Reads a text, in AssemblyScript; scripts/build.mjs compiles it to text.wasm. The text lies in its memory as UTF-16 units, beside
 * what each unit is and what some words mean: scan.ts beside this folder lays all of it in and reads the results.
 */
import { mix } from './mix';

/** What a unit is. */
const letter: u32 = 1;
// 2 is a digit.
const operator: u32 = 3;
const bracket: u32 = 4;
const space: u32 = 5;
/** The first half of a character of two units. */
const high: u32 = 6;

const basis: u32 = 0x811c9dc5;
const otherBasis: u32 = 0x5bd1e995;
const prime: u32 = 0x01000193;

declare function isLetter(high: u32, low: u32): bool;

function kindAt(kinds: usize, text: usize): u32 {
  const kind = <u32>load<u8>(kinds + load<u16>(text));
  if (kind !== high) return kind;
  return isLetter(load<u16>(text), load<u16>(text, 2)) ? letter : 0;
}

/** The hash of the units that were read since it was last set. */
let running: u32 = 0;

function step(sum: u32, unit: u32): u32 {
  return (sum ^ unit) * prime;
}

/** Reads the units of one kind from a place on, and returns their end. */
function readRun(kinds: usize, start: usize, kind: u32): usize {
  let at = start;
  let sum = running;
  while (true) {
    const unit = <u32>load<u16>(at);
    const found = <u32>load<u8>(kinds + unit);
    if (found === kind) at += 2;
    else if (found === high && kind === letter && kindAt(kinds, at) === letter) {
      sum = step(sum, unit);
      at += 2;
      sum = step(sum, load<u16>(at));
      at += 2;
      continue;
    } else break;
    sum = step(sum, unit);
  }
  running = sum;
  return at;
}

/** Reads the word `\p{L}+('\p{L}+)?`, the number `\d+(\.\d+)?`, the operator or the bracket that starts at a place. */
function readToken(kinds: usize, start: usize, kind: u32): usize {
  running = basis;
  if (kind === operator || kind === bracket) {
    running = step(running, load<u16>(start));
    return start + 2;
  }
  const end = readRun(kinds, start, kind);
  const joint: u32 = kind === letter ? 0x27 : 0x2e;
  if (load<u16>(end) !== joint || kindAt(kinds, end + 2) !== kind) return end;
  running = step(running, joint);
  return readRun(kinds, end + 2, kind);
}

function otherHash(from: usize, end: usize): u32 {
  let sum = otherBasis;
  for (let at = from; at < end; at += 2) sum = step(sum, load<u16>(at));
  return mix(sum);
}

/**
 * Writes the hash of each word, number and operator of a text to `words` and returns how many there are. Adds what they and the
 * brackets say that changes an answer to the two 32-bit sums at `guard`.
 *
 * @param length of the text in units; a unit that is of no kind follows it
 * @param kinds a byte for each possible unit
 * @param senses a table of `mask + 1` places of three 32-bit numbers, found by the low bits of the first, and then by the next: the
 *   hash of a word, and what it adds to the sums. A place whose hash is 0 is free.
 */
export function scan(
  text: usize,
  length: u32,
  kinds: usize,
  senses: usize,
  mask: u32,
  words: usize,
  guard: usize,
): u32 {
  const end = text + ((<usize>length) << 1);
  let to = words;
  let low: u32 = 0;
  let other: u32 = 0;
  // Where a blank would be one too many: at the start, behind a blank, and at the end.
  let wasSpace = text;
  uneven = false;
  for (let at = text; at < end; ) {
    const kind = kindAt(kinds, at);
    if (kind === 0 || kind === space) {
      uneven = uneven || (kind === space && (load<u16>(at) !== 0x20 || wasSpace === at));
      at += 2;
      if (kind === space) wasSpace = at;
      continue;
    }
    const start = at;
    at = readToken(kinds, start, kind);
    const word = mix(running);
    if (kind !== bracket) {
      store<u32>(to, word);
      to += 4;
    }
    let place = word & mask;
    let known = load<u32>(senses + <usize>place * 12);
    while (known !== 0 && known !== word) {
      place = (place + 1) & mask;
      known = load<u32>(senses + <usize>place * 12);
    }
    if (known !== 0) {
      low += load<u32>(senses + <usize>place * 12, 4);
      other += load<u32>(senses + <usize>place * 12, 8);
    } else if (kind !== letter) {
      low += word;
      other += otherHash(start, at);
    }
  }
  uneven = uneven || wasSpace === end;
  store<u32>(guard, low);
  store<u32>(guard, other, 4);
  return <u32>((to - words) >> 2);
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

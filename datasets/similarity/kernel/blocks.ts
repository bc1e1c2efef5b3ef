/**
 * What the units of a text are, 64 at a time: a bit for each in masks, so that where words begin and end is reckoned for all of them
 * at once and without a branch.
 */
import { bracket, digit, isHigh, kindAt, letter, operator, space } from './kinds';

/** Of the block that was looked at: which of its units are letters, digits, operators or brackets, and white space. */
export let letters: u64 = 0;
export let digits: u64 = 0;
export let singles: u64 = 0;
export let spaces: u64 = 0;
/** Which white space is no blank. */
export let oddSpaces: u64 = 0;

/** Whether the block before ended within a letter of two units. */
let isWithin = false;

/** Begins a text. */
export function begin(): void {
  isWithin = false;
}

/** Looks at the 64 units at a place. @param kinds a byte for each possible unit */
export function lookAt(kinds: usize, at: usize): void {
  letters = digits = singles = spaces = oddSpaces = 0;
  const beyond = v128.or(
    v128.or(lookAtSome(at, 0), lookAtSome(at, 16)),
    v128.or(lookAtSome(at, 32), lookAtSome(at, 48)),
  );
  if (v128.any_true(v128.and(beyond, i16x8.splat(<i16>0xff80)))) lookAtEach(kinds, at);
}

/**
 * Looks at 16 units as if they were ASCII, and returns all their bits together. An operator, bracket or white space is told by both halves of
 * its byte: each half names the groups to which it may belong (Langdale and Lemire, 2019).
 */
function lookAtSome(block: usize, first: u32): v128 {
  const at = block + ((<usize>first) << 1);
  const one = v128.load(at);
  const other = v128.load(at, 16);
  const bytes = i8x16.narrow_i16x8_u(one, other);
  const low = v128.and(bytes, i8x16.splat(15));
  const upper = v128.and(i16x8.shr_u(bytes, 4), i8x16.splat(15));
  // Groups: 1, 2, 4 and 8 are the signs of columns 2, 3, 5 and 7 of the ASCII table, 16 white space other than the blank, which is 32.
  const ofLow = i8x16(32, 1, 0, 0, 0, 1, 0, 0, 1, 17, 17, 29, 26, 31, 6, 5);
  const ofUpper = i8x16(16, 0, 33, 2, 0, 4, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0);
  const groups = v128.and(i8x16.swizzle(ofLow, low), i8x16.swizzle(ofUpper, upper));
  const small = v128.or(bytes, i8x16.splat(32));
  letters |= bits(isOf(small, 97, 26), first);
  digits |= bits(isOf(bytes, 48, 10), first);
  singles |= bits(among(groups, 15), first);
  spaces |= bits(among(groups, 48), first);
  oddSpaces |= bits(among(groups, 16), first);
  return v128.or(one, other);
}

/** Which bytes are one of `count` from `least` on. Moved to where signed numbers begin, they need one comparison. */
function isOf(bytes: v128, least: i32, count: i32): v128 {
  return i8x16.lt_s(i8x16.sub(bytes, i8x16.splat(<i8>(least - 128))), i8x16.splat(<i8>(count - 128)));
}

function among(groups: v128, some: i8): v128 {
  return i8x16.ne(v128.and(groups, i8x16.splat(some)), i8x16.splat(0));
}

function bits(lanes: v128, first: u32): u64 {
  return (<u64>i8x16.bitmask(lanes)) << first;
}

/** The same for any units, one after the other. */
function lookAtEach(kinds: usize, block: usize): void {
  letters = digits = singles = spaces = oddSpaces = 0;
  for (let number: u32 = 0; number < 64; number++) {
    const at = block + ((<usize>number) << 1);
    const unit = <u32>load<u16>(at);
    const kind = kindAt(kinds, at);
    letters |= (<u64>(kind === letter || isWithin)) << number;
    digits |= (<u64>(kind === digit)) << number;
    singles |= (<u64>(kind === operator || kind === bracket)) << number;
    spaces |= (<u64>(kind === space)) << number;
    oddSpaces |= (<u64>(kind === space && unit !== 0x20)) << number;
    isWithin = kind === letter && isHigh(unit);
  }
}

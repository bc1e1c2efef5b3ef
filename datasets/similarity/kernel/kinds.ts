/** What a unit is; 0 is none of these. */
export const letter: u32 = 1;
export const digit: u32 = 2;
export const operator: u32 = 3;
export const bracket: u32 = 4;
export const space: u32 = 5;
/** The first half of a character of two units. */
const high: u32 = 6;

declare function isLetter(high: u32, low: u32): bool;

/** What the character is whose first unit stands at a place. @param kinds a byte for each possible unit */
export function kindAt(kinds: usize, text: usize): u32 {
  const kind = <u32>load<u8>(kinds + load<u16>(text));
  if (kind !== high) return kind;
  return isLetter(load<u16>(text), load<u16>(text, 2)) ? letter : 0;
}

/** Whether a unit is the first of two. */
export function isHigh(unit: u32): bool {
  return (unit & 0xfc00) === 0xd800;
}

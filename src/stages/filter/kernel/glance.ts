/**
 * Looks a text over, in AssemblyScript; scripts/build.mjs compiles it to glance.wasm. The text lies in its memory as bytes of UTF-8 with 16 blanks behind,
 * beside what each byte is and the words that are sought: glance-kernel.ts beside this folder lays all of it in and reads the results.
 */

/**
 * Writes the hash of each word of a text, which is a run of letters, to `hashes`, and returns how many there are.
 *
 * @param letters for each byte all bits where it is a letter, or none: whether a word ends is a branch that no processor guesses
 */
export function hashWords(text: usize, length: u32, letters: usize, hashes: usize): u32 {
  let to = hashes;
  let hash = 0;
  let inWord = 0;
  // The blank behind the text ends the last word.
  const end = text + <usize>length;
  for (let at = text; at <= end; at++) {
    const byte = <i32>load<u8>(at);
    const letter = load<i32>(letters + ((<usize>byte) << 2));
    // Written at every byte, and kept where a word ends.
    store<i32>(to, hash);
    to += <usize>(inWord & ~letter & 4);
    inWord = letter;
    hash = rotl<i32>(hash & letter, 5) ^ (byte & 31 & letter);
  }
  return <u32>((to - hashes) >> 2);
}

/** The bits that the bytes of a text set together. @param bits those of each byte: a blank has none */
export function bitsOfBytes(text: usize, length: u32, bits: usize): i32 {
  let found = 0;
  const end = text + <usize>length;
  for (let at = text; at < end; at += 4) {
    found |= bitsOf(at, bits) | bitsOf(at + 1, bits) | bitsOf(at + 2, bits) | bitsOf(at + 3, bits);
  }
  return found;
}

function bitsOf(at: usize, bits: usize): i32 {
  return load<i32>(bits + ((<usize>load<u8>(at)) << 2));
}

/** Whether so many bytes of a text that lie side by side are from `first` to `last`. @param least from 1 to 16 */
export function hasRun(text: usize, length: u32, first: u32, last: u32, least: u32): bool {
  const lowest = i8x16.splat(<i8>first);
  const range = i8x16.splat(<i8>(last - first));
  let bits: u32 = 0;
  let found: u32 = 0;
  const end = text + <usize>length;
  for (let at = text; at < end; at += 16) {
    const within = i8x16.le_u(i8x16.sub(v128.load(at), lowest), range);
    // The sixteen bytes before stand in the lower half.
    bits = (bits >> 16) | (i8x16.bitmask(within) << 16);
    let run = bits;
    for (let length: u32 = 1; length < least; ) {
      const more = min(length, least - length);
      run &= run >> more;
      length += more;
    }
    found |= run;
  }
  return found !== 0;
}

/**
 * The bits of the words of `count` hashes; of those in `twice` only the bits that two of them have.
 *
 * @param slots a table of `1 << (32 - shift)` places of two 32-bit numbers: a hash and its bits. A hash is found by the golden ratio's product with it, and then
 *   by the next place; one without bits is free.
 */
export function bitsOfWords(hashes: usize, count: u32, slots: usize, shift: u32, twice: i32): i32 {
  const last: u32 = (0xffffffff >>> shift) << 3;
  let once = 0;
  let again = 0;
  const end = hashes + ((<usize>count) << 2);
  for (let at = hashes; at < end; at += 4) {
    const hash = load<u32>(at);
    let place: u32 = ((hash * 0x9e3779b9) >>> shift) << 3;
    let bits = load<i32>(slots + place, 4);
    while (bits !== 0) {
      if (load<u32>(slots + place) === hash) {
        again |= once & bits;
        once |= bits;
        break;
      }
      place = (place + 8) & last;
      bits = load<i32>(slots + place, 4);
    }
  }
  return (once & ~twice) | (again & twice);
}

/**
 * Makes each run of spacing one space, in AssemblyScript; scripts/build.mjs compiles it to spacing.wasm. The texts are ASCII in its memory:
 * digest.ts in the folder above lays them in.
 */

const space: u32 = 32;
/** From the tab to the carriage return, all are spacing. */
const firstControl: u32 = 9;
const lastControl: u32 = 13;

/**
 * Writes a text to `to` with single spaces, and none before or behind it, and returns its end there. The byte before the text is written
 * over; up to 16 bytes may be written behind what is returned.
 */
export function spaced(text: usize, length: u32, to: usize): usize {
  store<u8>(text - 1, space);
  const end = text + <usize>length;
  let at = text;
  let out = to;
  for (; at + 16 <= end; at += 16) {
    const bytes = v128.load(at);
    if (isSpaced(bytes, v128.load(at - 1))) {
      v128.store(out, bytes);
      out += 16;
    } else out = spacedBytes(at, at + 16, out);
  }
  out = spacedBytes(at, end, out);
  return out > to && load<u8>(out - 1) === space ? out - 1 : out;
}

/** Whether sixteen bytes stand as they are: no control characters that are spacing, and no space behind spacing. @param before those one place before */
function isSpaced(bytes: v128, before: v128): bool {
  const spaces = i8x16.eq(bytes, i8x16.splat(<i8>space));
  const doubled = v128.and(spaces, v128.or(i8x16.eq(before, i8x16.splat(<i8>space)), controls(before)));
  return !v128.any_true(v128.or(doubled, controls(bytes)));
}

function controls(bytes: v128): v128 {
  return i8x16.le_u(
    i8x16.sub(bytes, i8x16.splat(<i8>firstControl)),
    i8x16.splat(<i8>(lastControl - firstControl)),
  );
}

/** The same byte by byte. */
function spacedBytes(from: usize, end: usize, to: usize): usize {
  let out = to;
  let before = isSpacing(load<u8>(from - 1));
  for (let at = from; at < end; at++) {
    const byte = <u32>load<u8>(at);
    const spacing = isSpacing(byte);
    store<u8>(out, spacing ? space : byte);
    // Spacing behind spacing is written over.
    out += <usize>(1 - (<u32>spacing & <u32>before));
    before = spacing;
  }
  return out;
}

function isSpacing(byte: u32): bool {
  return byte === space || byte - firstControl <= lastControl - firstControl;
}

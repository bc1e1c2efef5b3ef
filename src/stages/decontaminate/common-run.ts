/** Words of each text that are looked at, so that two long texts do not take a second. */
const looked = 2000;

/** The longest run of words that stands in both texts; empty where no word does. Of equals the first of `left`. */
export function commonRun(left: readonly string[], right: readonly string[]): readonly string[] {
  const width = Math.min(right.length, looked);
  // The length of the common run that ends at each word of `right`, for the word of `left` at hand and the one before.
  let before = new Uint32Array(width + 1);
  let [best, end] = [0, 0];
  for (let l = 0; l < Math.min(left.length, looked); l++) {
    const now = new Uint32Array(width + 1);
    for (let r = 0; r < width; r++) {
      if (left[l] !== right[r]) continue;
      const length = (before[r] as number) + 1;
      now[r + 1] = length;
      if (length > best) [best, end] = [length, l + 1];
    }
    before = now;
  }
  return left.slice(end - best, end);
}

/** The share of the words of `item` that lie in runs of `size` words which `text` holds too, from 0 to 1. */
export function coveredShare(item: readonly string[], text: readonly string[], size: number): number {
  const held = new Set<string>();
  for (let at = 0; at + size <= text.length; at++) held.add(text.slice(at, at + size).join(' '));
  let covered = 0;
  // The word behind the last covered one.
  let upTo = 0;
  for (let at = 0; at + size <= item.length; at++) {
    if (!held.has(item.slice(at, at + size).join(' '))) continue;
    covered += at + size - Math.max(at, upTo);
    upTo = at + size;
  }
  return item.length === 0 ? 0 : covered / item.length;
}

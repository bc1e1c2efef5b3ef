/** Jaccard similarity of two sets given as sorted distinct arrays: |A ∩ B| / |A ∪ B|, from 0 to 1. Two empty sets have 1. */
export function jaccard(left: Uint32Array, right: Uint32Array): number {
  let shared = 0;
  let l = 0;
  let r = 0;
  while (l < left.length && r < right.length) {
    const a = left[l] as number;
    const b = right[r] as number;
    if (a === b) shared++;
    if (a <= b) l++;
    if (b <= a) r++;
  }
  const union = left.length + right.length - shared;
  return union === 0 ? 1 : shared / union;
}

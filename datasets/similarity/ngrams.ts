/**
 * The word n-grams of a text in order, one per start position, as strings: for exact matching, where a hash
 * accident would accuse the wrong pair. A text of fewer than `size` words has none.
 */
export function ngrams(words: readonly string[], size: number): string[] {
  const grams: string[] = [];
  for (let start = 0; start + size <= words.length; start++) {
    grams.push(words.slice(start, start + size).join(' '));
  }
  return grams;
}

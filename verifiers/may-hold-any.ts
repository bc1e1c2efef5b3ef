/**
 * A quick no to whether a text holds one of some marks, by their first two characters: a search for one character is many times
 * faster than one for a word, and most texts hold none. A yes may be wrong.
 */
export function mayHoldAny(marks: readonly string[]): (text: string) => boolean {
  const seconds = new Map<string, Set<number>>();
  for (const mark of marks) {
    const first = mark.charAt(0);
    seconds.set(first, (seconds.get(first) ?? new Set()).add(mark.charCodeAt(1)));
  }
  const pairs = [...seconds];

  return (text) => {
    for (const [first, second] of pairs)
      for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1))
        if (second.has(text.charCodeAt(at + 1))) return true;
    return false;
  };
}

import { closest, distance } from 'fastest-levenshtein';

/** Names the nearest right word, or the few that hold what was written, or all of them when none is near. */
export function nearest(written: string, right: readonly string[]): string {
  if (right.length === 0) return 'remove it';
  const named = (words: readonly string[]) => words.map((word) => `\`${word}\``);
  const best = closest(written, right as string[]);
  if (distance(written, best) <= Math.max(2, written.length / 3)) return `did you mean ${named([best])}?`;
  const holding = right.filter((word) => written.length >= 3 && word.includes(written));
  if (holding.length > 0 && holding.length <= 3) return `did you mean ${named(holding).join(' or ')}?`;
  return `use one of ${named(right).join(', ')}`;
}

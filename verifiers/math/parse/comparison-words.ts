/** Comparisons in words: "at least", "is greater than or equal to", "equals". */
import type { Comparison } from './tree.js';

/** Longest first: "greater than or equal to" ends in no shorter phrase. */
const phrases: readonly (readonly [phrase: string, op: Comparison])[] = [
  ['greater than or equal to', '>='],
  ['less than or equal to', '<='],
  ['not less than', '>='],
  ['no less than', '>='],
  ['no fewer than', '>='],
  ['not more than', '<='],
  ['no more than', '<='],
  ['not greater than', '<='],
  ['no greater than', '<='],
  ['at least', '>='],
  ['at most', '<='],
  ['greater than', '>'],
  ['more than', '>'],
  ['larger than', '>'],
  ['less than', '<'],
  ['fewer than', '<'],
  ['smaller than', '<'],
  ['not equal to', '!='],
];
const copulas = new Set(['is', 'are', 'be', 'must', 'should', 'can', 'equals', 'equal', 'to']);

interface Found {
  readonly op: Comparison;
  /** The words before the comparison, without their verb. */
  readonly rest: readonly string[];
}

/**
 * The comparison that ends these words, which stand before a value.
 * @param opens whether no value precedes them: then a bare "is" only names the value, and compares nothing.
 */
export function comparisonIn(words: readonly string[], opens: boolean): Found | null {
  const text = words.join(' ').toLowerCase();
  for (const [phrase, op] of phrases) {
    if (text !== phrase && !text.endsWith(` ${phrase}`)) continue;
    const rest = words.slice(0, words.length - phrase.split(' ').length);
    while (copulas.has(rest.at(-1)?.toLowerCase() ?? '')) rest.pop();
    return { op, rest };
  }
  return !opens && /^(is|equals|is equal to)$/.test(text) ? { op: '=', rest: [] } : null;
}

/** Answers whose announcement follows: "Hence $x = 3$ is the final answer." */

const announcement =
  /\s(?:is|are) (?:the|our|my)(?: (?:final|correct|required|desired))? answers?\s?[.!]?\**$/i;
/** What makes the value one of several: `$2$ or $3$ is the answer`. */
const others = /(?:\b(?:or|and|either|nor|not)|[,;/&])\s*$/i;
const fences = [
  ['$', '$'],
  ['\\(', '\\)'],
  ['**', '**'],
] as const;

/** The formula, numeral or words in bold before "is the answer" at the end of the last line; null without these words. */
export function announcedAfter(text: string): string | null {
  const line = text.trimEnd().split('\n').at(-1)!.slice(-1000);
  const found = announcement.exec(line);
  if (found === null) return null;
  const head = line.slice(0, found.index);
  const value = lastValue(head);
  return value === null || others.test(head.slice(0, value.start)) ? null : value.text;
}

function lastValue(head: string): { readonly text: string; readonly start: number } | null {
  for (const [open, close] of fences) {
    if (!head.endsWith(close)) continue;
    let start = head.lastIndexOf(open, head.length - close.length - 1);
    // A dollar sign behind a backslash is money.
    while (start > 0 && open === '$' && head[start - 1] === '\\') start = head.lastIndexOf(open, start - 1);
    if (start >= 0) return { text: head.slice(start + open.length, -close.length), start };
  }
  const numeral = /[-−]?\d[\d,./]*%?$/.exec(head);
  return numeral === null ? null : { text: numeral[0], start: numeral.index };
}

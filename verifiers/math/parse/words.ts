/** Words as answers: telling them from products of letters, and bringing two spellings of the same words together. */

const shortWords = new Set(
  (
    'no an the of to is are be and or if for in on at by yes not all any one two six ten per odd even now day way ' +
    'man men she he her his it its as so we you they this that a with from then than set sets dne none nan true ' +
    'both each has have can does do when where let but min max new old big low high left right up down out off'
  ).split(' '),
);

/** Whether a run of letters reads as a word and not as a product of variables. */
export function isWordRun(run: string): boolean {
  const word = run.toLowerCase();
  if (shortWords.has(word)) return true;
  if (word.length <= 3) return false;
  if (/^[abcd]+$/.test(word) || /^[A-Z]{2,4}$/.test(run)) return false;
  return word.length > 6 || /[aeiou]/.test(word.slice(1)) || /^[A-Z]?[a-z]*(y|ly)$/.test(run);
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** `forty-two` → 42; null for anything but a number below 100 in words. */
export function numberWord(text: string): number | null {
  const parts = text.toLowerCase().split(/[\s-]+/);
  const first = small.indexOf(parts[0]!);
  if (parts.length === 1 && first >= 0) return first;
  const ten = tens.indexOf(parts[0]!);
  if (ten < 0 || parts.length > 2) return null;
  const unit = parts.length === 1 ? 0 : small.indexOf(parts[1]!);
  return unit < 0 || unit > 9 ? null : 20 + 10 * ten + unit;
}

/** Answers that say there is nothing. */
const nothing = new Set([
  'no solution',
  'no solutions',
  'no real solution',
  'no real solutions',
  'there is no solution',
  'there are no solutions',
  'none',
  'empty set',
  'inconsistent',
  'no such values',
  'no values',
  'no such numbers exist',
]);

export function saysNothing(words: string): boolean {
  return nothing.has(words);
}

/** The same words in one spelling: no LaTeX, case, articles, end punctuation or repeated blanks. Linear in the text. */
export function plainWords(text: string): string {
  return text
    .replace(
      /\\(text|textbf|textit|textrm|mathrm|mbox|mathbf|operatorname|left|right|quad|qquad|displaystyle)\b\*?/g,
      ' ',
    )
    .replace(/\\[,;:! ]|[~{}$]/g, ' ')
    .replace(/\\[()[\]]/g, ' ')
    .toLowerCase()
    .replace(/[.,;:!?"'’]+(?=\s|$)/g, ' ')
    .replace(/(^|\s)(the|an|a)(?=\s)/g, ' ')
    .replace(/[-‐‑–]/g, ' ')
    .split(/\s+/)
    .filter((part) => part !== '')
    .join(' ');
}

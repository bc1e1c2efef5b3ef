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

/** Zero to nineteen. */
export const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
export const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** `forty-two` → 42; null for anything but a number below 100 in words. */
export function numberWord(text: string): number | null {
  const parts = text.toLowerCase().split(/[\s-]+/);
  const first = units.indexOf(parts[0]!);
  if (parts.length === 1 && first >= 0) return first;
  const ten = tens.indexOf(parts[0]!);
  if (ten < 0 || parts.length > 2) return null;
  const unit = parts.length === 1 ? 0 : units.indexOf(parts[1]!);
  return unit < 0 || unit > 9 ? null : 20 + 10 * ten + unit;
}

const parts: Readonly<Record<string, number>> = {
  half: 2,
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};

/** `one half`, `three quarters`, `a third` as numerator and denominator; null for anything else. */
export function fractionWord(text: string): readonly [over: number, under: number] | null {
  const words = text.toLowerCase().split(/[\s-]+/);
  const name = words
    .at(-1)!
    .replace(/halves$/, 'half')
    .replace(/s$/, '');
  const under = Object.hasOwn(parts, name) ? parts[name]! : null;
  const over = words.length === 1 ? 1 : numberWord(words.slice(0, -1).join(' '));
  return under === null || over === null || over === 0 ? null : [over, under];
}

/** Words that change a value, deny it or put another beside it; a label with one of them is not dropped. */
const twisting = new Set(
  (
    'not no never neither nor cannot cant couldnt wouldnt shouldnt didnt wasnt werent hasnt havent isnt arent doesnt ' +
    'dont wont without except unless false wrong incorrect ' +
    'impossible but besides except other over or either maybe perhaps possibly probably otherwise plus minus times divided multiplied squared cubed ' +
    'less fewer greater more smaller larger below above under exceeding between half halves third thirds quarter ' +
    'quarters fourth fourths fifth fifths sixth sixths seventh eighth ninth tenth tenths hundredths thousandths twice ' +
    'double triple thrice dozen hundred thousand million billion trillion percent opposite reciprocal root'
  ).split(' '),
);

/** Whether a word may change the value it stands beside. */
export function twists(word: string): boolean {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  return twisting.has(plain) || numberWord(plain) !== null;
}

/** Answers that say there is nothing. */
const nothing = new Set([
  'none',
  'empty set',
  'null set',
  'inconsistent',
  'system is inconsistent',
  'there are none',
  'no domain',
]);

const allReals = new Set([
  'all real numbers',
  'all reals',
  'all real number',
  'real numbers',
  'any real number',
  'every real number',
  'set of all real numbers',
  'set of real numbers',
  'all real values',
  'all real values of x',
  'all real x',
  'all x',
  'all values of x',
  'any x',
  'every x',
  'x is any real number',
]);

export function saysEverything(words: string): boolean {
  return allReals.has(words);
}

/** "no real solutions exist", "there is no such number". */
const noneOfThem =
  /^(?:(?:there (?:is|are)|it has|(?:system|equation) has) )?no (?:(?:real|valid|possible|such|integer|positive) )*(?:solutions?|values?|numbers?|roots?|integers?|pairs?|answers?)(?: exists?)?$/;

export function saysNothing(words: string): boolean {
  return nothing.has(words) || noneOfThem.test(words);
}

/** The same words in one spelling: no LaTeX, case, articles, end punctuation or repeated blanks. Linear in the text. */
export function plainWords(text: string): string {
  return (
    text
      .replace(
        /\\(text|textbf|textit|textrm|mathrm|mbox|mathbf|operatorname|left|right|quad|qquad|displaystyle)\b\*?/g,
        ' ',
      )
      .replace(/\\[,;:! ]|[~{}$]/g, ' ')
      .replace(/\\[()[\]]/g, ' ')
      .toLowerCase()
      .replace(/[.,;:!?"'’]+(?=\s|$)/g, ' ')
      .replace(/(^|\s)(the|an|a)(?=\s)/g, ' ')
      .replace(/[‐‑–−]/g, '-')
      // A hyphen and a dash before words say nothing; a minus sign does.
      .replace(/(?<=[\p{L}])-|(?<=\d)-(?=\p{L})|(^|\s)-(?=\s*\p{L}{2}|\s*$)/gu, ' ')
      .split(/\s+/)
      .filter((part) => part !== '')
      .join(' ')
  );
}

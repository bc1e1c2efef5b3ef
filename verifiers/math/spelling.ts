/** Answers that are decided by their text alone: names, letters and ordinals, which the grammar would read as products. */
import { type Decision, no, yes } from './equal/judge.js';
import { tens, units } from './parse/words.js';

/** Spellings that differ only in layout. */
export function squeezed(text: string): string {
  return text.replace(/\s+|\$|\\[,;! ]|\\left(?![a-z])|\\right(?![a-z])/g, '');
}

const textCommand = /\\(text|textbf|textit|textrm|mathrm|mathbf|mathit|mbox)\b\s*/g;
/** Longer texts are sentences. */
const longest = 60;

/** The letters of a name or word without its layout; null when there is anything but letters, blanks, hyphens and apostrophes. */
function lettersOf(text: string): string | null {
  if (text.length > 2 * longest) return null;
  const plain = text
    .replace(textCommand, '')
    // A segment by its ends.
    .replace(/\\overline\s*\{([A-Z]{2})\}/g, '$1')
    .replace(/[{}$~*]|[.,;]$/g, ' ')
    .trim();
  return /^[A-Za-z][A-Za-z '-]*$/.test(plain) && plain.length <= longest ? plain.replace(/\s+/g, '') : null;
}

/** Whether a text says itself that it is words: it stands in \text, or has the capital letter of a name. */
function isWorded(text: string): boolean {
  return /\\(text|mbox)/.test(text) || /^[A-Z][a-z]{2,}\b/.test(text);
}

/** `Jim` and `\text{Jim}`, `VW` and `\text{VW}`: the same letters in the same order. Null when they are not. */
export function compareLetters(gold: string, answer: string): Decision | null {
  const g = lettersOf(gold);
  const a = g === null ? null : lettersOf(answer);
  if (g === null || a === null) return null;
  if (g === a) return yes('the same letters');
  const words = g.length >= 3 && (isWorded(gold) || isWorded(answer));
  return words && g.toLowerCase() === a.toLowerCase() ? yes('the same word') : null;
}

const ordinalWords: ReadonlyMap<string, number> = new Map([
  ...'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
    .split(' ')
    .map((word, k) => [word, k] as const),
  ...units.slice(13).map((word, k) => [`${word}th`, k + 13] as const),
  ...tens.map((word, k) => [word.replace(/y$/, 'ieth'), 20 + 10 * k] as const),
]);

interface Ordinal {
  readonly n: number;
  /** Whether it is written with digits: "sixth" may be a part. */
  readonly digits: boolean;
}

function ordinalOf(text: string): Ordinal | null {
  if (text.length > longest) return null;
  const plain = text
    .replace(textCommand, '')
    .replace(/[{}$^\\*]/g, '')
    .trim()
    .toLowerCase()
    .replace(/^the /, '');
  const found = /^(\d{1,9}) ?(?:st|nd|rd|th)$/.exec(plain);
  if (found !== null) return { n: Number(found[1]), digits: true };
  const [ten, unit] = plain.split(/[\s-]+/);
  const first = tens.indexOf(ten!);
  const n = unit === undefined ? ordinalWords.get(ten!) : ordinalWords.get(unit);
  if (n === undefined || (unit !== undefined && (first < 0 || n < 1 || n > 9))) return null;
  return { n: unit === undefined ? n : 20 + 10 * first + n, digits: false };
}

/** `6th`, `6^{\text{th}}`, `sixth`, and the bare 6. Null unless the gold is an ordinal in digits, or the answer one and the gold a word. */
export function compareOrdinals(gold: string, answer: string): Decision | null {
  const g = ordinalOf(gold);
  if (g === null) return null;
  const a = ordinalOf(answer);
  const bare = g.digits && /^\d{1,9}$/.test(answer) ? Number(answer) : null;
  if (a === null ? bare === null : !g.digits && !a.digits) return null;
  return g.n === (a?.n ?? bare) ? yes('the same ordinal') : no('different ordinals');
}

/** Finds where an announcing phrase ends, without a pattern that could backtrack. */
import { closingPhrases, phrases } from './phrases.js';

const hasAccents = (text: string) => /[^ -~\s]/.test(text);
const groups = Object.entries(phrases);
/** The groups whose word may stand in a text without accents, and the others. */
const plainGroups = groups.filter(([word]) => !hasAccents(word));
const otherGroups = groups.filter(([word]) => hasAccents(word));

/** Latin, Greek and the like: letters that join into longer words without blanks. */
const isLetter = (char: string | undefined) =>
  char !== undefined && (char < '\x7f' ? /[A-Za-z]/.test(char) : /\p{L}/u.test(char));

/** Where the last such phrase ends, −1 for none. "answer" inside a longer word announces nothing. */
function lastOf(lower: string, phrase: string): number {
  let at = lower.lastIndexOf(phrase);
  while (at > 0 && phrase.charCodeAt(0) < 0x400 && isLetter(lower[at - 1]))
    at = lower.lastIndexOf(phrase, at - 1);
  return at < 0 ? -1 : at + phrase.length;
}

/** Where the last phrase ends; −1 when there is none. */
function lastPhrase(lower: string, letters: boolean): number {
  let best = letters ? lastLetterA(lower) : -1;
  // Only what stands behind the best mark so far can be later than it.
  const before = Math.max(best, 0);
  if (best >= 0 && hasNoLetters(lower, best)) return best;
  const rest = best < 0 ? lower : lower.slice(best);
  const possible = hasAccents(rest) ? [...plainGroups, ...otherGroups] : plainGroups;
  for (const [word, group] of possible) {
    if (!rest.includes(word)) continue;
    for (const phrase of group) {
      const end = lastOf(rest, phrase);
      if (end >= 0) best = Math.max(best, before + end);
    }
  }
  return best;
}

/** Whether the text from `from` on holds nothing that a phrase is made of: most often it is a numeral. */
function hasNoLetters(text: string, from: number): boolean {
  for (let i = from; i < text.length; i++) if (text.charCodeAt(i) > 64) return false;
  return true;
}

/** `A:` at the start of a line. */
function lastLetterA(lower: string): number {
  const at = lower.includes('\na:') ? lower.lastIndexOf('\na:') : -1;
  if (at >= 0) return at + 3;
  return lower.startsWith('a:') ? 2 : -1;
}

/** Texts are searched in parts of this size from their end: most announcements stand in the last one. */
const firstWindow = 400;

/**
 * Where the last announcing phrase of the text ends; −1 when there is none.
 * @param letters whether a line that begins with `A:` announces an answer; among lettered options it does not.
 */
export function lastAnnouncement(text: string, letters = true): number {
  return Math.max(anywhere(text, letters), inLastLine(text));
}

function inLastLine(text: string): number {
  const line = text.trimEnd();
  const from = line.lastIndexOf('\n') + 1;
  const lower = line.slice(from).toLowerCase();
  if (lower.length !== line.length - from) return -1;
  const ends = closingPhrases.map((phrase) => lastOf(lower, phrase)).filter((end) => end >= 0);
  return ends.length === 0 ? -1 : from + Math.max(...ends);
}

function anywhere(text: string, letters: boolean): number {
  for (let size = firstWindow; ; size *= 50) {
    const from = Math.max(0, text.length - size);
    const part = from === 0 ? text : text.slice(from);
    const lower = part.toLowerCase();
    // Lower-casing may change the length of rare characters; then offsets would not fit.
    if (lower.length !== part.length) return -1;
    const end = lastPhrase(lower, letters);
    // A phrase at the very start of a part may be the end of a longer word.
    if (end > longestPhrase || (from === 0 && end >= 0)) return from + end;
    if (from === 0) return -1;
  }
}

const longestPhrase = 30;

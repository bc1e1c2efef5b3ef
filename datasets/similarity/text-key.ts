import { createHash } from 'node:crypto';
import { plain, words } from './words.js';

/** Names of functions and single letters: find cos A, find tan A; find a, find b. */
const names = /^(?:[b-z]|sin|cos|tan|cot|sec|csc|log|ln)$/;
/** Words in capitals name what is asked about: the letters of the word LEVEL. */
const capitals = /\b[A-Z]{3,}\b/g;

/** Words that turn a question into another one while the rest stays the same. */
const relations = new Set(
  (
    'more less fewer greater smaller larger least most greatest smallest largest maximum minimum max min not no odd even ' +
    'first last before after increasing decreasing ascending descending positive negative inside outside left right ' +
    'up down sum difference product quotient half twice double triple older younger faster slower with without ' +
    'except including north south east west row column prefix suffix lowercase uppercase union intersection ' +
    'one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand ' +
    'second third fourth fifth monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
);
const numberOrSign = /^[\d+\-*/=<>^%]/;
const brackets = /[()[\]{}|_!]/g;

/** Two texts with one key are the same text but for case, spacing, quotes and LaTeX looks. 128 bits, base64. */
export function textKey(text: string): string {
  const collapsed = plain(text).replace(/\s+/g, ' ').trim();
  return createHash('sha256').update(collapsed).digest('base64').slice(0, 22);
}

/**
 * What must agree for two alike texts to be one problem: their numbers, operators, brackets, single letters, words in
 * capitals and relation words, each as often. Texts that differ here are variants: their answers differ.
 */
export function guardOf(text: string): string {
  const telling = words(text).filter(
    (word) => numberOrSign.test(word) || names.test(word) || relations.has(word),
  );
  const structure = plain(text).match(brackets) ?? [];
  const shouted = text.match(capitals) ?? [];
  return [...telling.sort(), ...structure.sort(), ...shouted.sort()].join(' ');
}

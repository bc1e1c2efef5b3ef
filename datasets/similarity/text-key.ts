import { createHash } from 'node:crypto';
import { plain, words } from './words.js';

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
 * What must agree for two alike texts to be one problem: their numbers, operators, brackets and relation words, each as
 * often. Texts that differ here are variants: their answers differ.
 */
export function guardOf(text: string): string {
  const telling = words(text).filter((word) => numberOrSign.test(word) || relations.has(word));
  const structure = plain(text).match(brackets) ?? [];
  return [...telling.sort(), ...structure.sort()].join(' ');
}

import { hash } from 'node:crypto';
import { plain } from './words.js';

/** White space that is not single blanks. */
const uneven = /\s\s|[^\S ]/;

/** Two texts with one key are the same text but for case, spacing, quotes and LaTeX looks. 128 bits, base64. */
export function textKey(text: string): string {
  return keyOfPlain(plain(text));
}

/** The same, of a text that `plain` gave. */
export function keyOfPlain(text: string): string {
  const collapsed = uneven.test(text) ? text.replace(/\s+/g, ' ') : text;
  return hash('sha256', collapsed.trim(), 'base64').slice(0, 22);
}

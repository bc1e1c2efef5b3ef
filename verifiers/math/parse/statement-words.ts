/** Which tokens of a sentence are words, and which end a clause. */
import { type Cursor, isCommand, isSymbol, peek } from './cursor.js';
import type { Token } from './token.js';
import { isWordRun } from './words.js';

/** `\operatorname{dim}(W)`: a function and no word. */
const isApplied = (c: Cursor) => isSymbol(peek(c, 1), '(') && !peek(c, 1).spaced;

/** The words of a token; null when it is none. */
export function wordsOf(c: Cursor, token: Token): string | null {
  const { type, text } = token;
  if (type === 'run') {
    const outside = token.formula === false && !/^[a-z]{2}$/.test(text);
    return text.length === 1 || isWordRun(text) || outside || abbreviations.has(text) ? text : null;
  }
  if (type === 'text' && text.length > 1) return /\d/.test(text) || isApplied(c) ? null : text;
  // `\mathrm{P}`-value is one word.
  if (type === 'text') return isSymbol(peek(c, 1), '-') && peek(c, 2).formula === false ? text : null;
  // \max at x = 7: an operator without an argument is a word.
  if (!isCommand(token, 'min') && !isCommand(token, 'max')) return null;
  const after = peek(c, 1);
  return after.type === 'symbol' && ['(', '{', '_', '\\{'].includes(after.text) ? null : text;
}

const boundaries = new Set([',', ';', '.', '\\\\', '&', 'and', 'or']);

/** Words that a stop shortens. */
export const abbreviations = new Set([
  'min',
  'max',
  'pt',
  'pts',
  'approx',
  'rel',
  'abs',
  'loc',
  'resp',
  'vs',
]);

export function boundaryOf(token: Token): string | null {
  const text =
    token.type === 'symbol'
      ? token.text
      : token.type === 'run' || token.type === 'text'
        ? token.text.toLowerCase()
        : '';
  return boundaries.has(text) && (token.type === 'symbol' || text === 'and' || text === 'or') ? text : null;
}

/** Letters: variables, constants, subscripts, functions named by a letter, products written as one run. */
import { accept, type Cursor, enclosed, expect, fail, isSymbol, next, peek } from './cursor.js';
import { primes } from './primes.js';
import type { Node } from './tree.js';
import { isWordRun } from './words.js';

/** Letters that are functions whenever a bracket follows directly. */
const functionLetters = new Set(['f', 'g', 'h', 'F', 'G', 'H']);

export function letter(c: Cursor): Node {
  const token = next(c);
  const name = token.text + primesAndSubscripts(c);
  const open = peek(c);
  if (isSymbol(open, '(') && !open.spaced && (functionLetters.has(token.text) || isDefinition(c, name))) {
    return application(c, name);
  }
  if (functionLetters.has(token.text) && inverseFollows(c)) {
    c.at += 5;
    return application(c, `${name}^-1`);
  }
  return named(c, name);
}

/** The number or variable that a bare letter stands for. */
export function named(c: Cursor, name: string): Node {
  if (!c.bound.includes(name) && (name === 'e' || name === 'i')) return { kind: 'constant', name };
  return { kind: 'variable', name };
}

/** `'`, `_1`, `_{max}`: part of the name. */
export function primesAndSubscripts(c: Cursor): string {
  let suffix = "'".repeat(primes(c));
  if (accept(c, '_')) suffix += `_${subscript(c)}`;
  return suffix + "'".repeat(primes(c));
}

function subscript(c: Cursor): string {
  if (!accept(c, '{')) return next(c).text;
  let text = '';
  while (!isSymbol(peek(c), '}')) {
    if (peek(c).type === 'end' || isSymbol(peek(c), '{')) fail(c, 'expected the end of a subscript');
    text += next(c).text;
  }
  next(c);
  return text;
}

/**
 * `y(x) =` defines y, whatever the letter; `Q(50) =` and `P(X = 2) =` say a value of it. A small letter before a numeral stays
 * a factor.
 */
function isDefinition(c: Cursor, letter: string): boolean {
  const { type } = peek(c, 1);
  if (type === 'name' && isSymbol(peek(c, 2), ')') && isSymbol(peek(c, 3), '=')) return true;
  if (!/^[A-Z]/.test(letter) && !letter.includes('_')) return false;
  if (type === 'number' && isSymbol(peek(c, 2), ')') && isSymbol(peek(c, 3), '=')) return true;
  return letter === 'P' && holdsEvent(c);
}

/** Whether the bracket ahead holds an event, as in a probability: P(X = 25), P(A | B), P(X < 2). */
function holdsEvent(c: Cursor): boolean {
  let depth = 0;
  for (let k = 0; k < 40; k++) {
    const { type, text } = peek(c, k);
    if (type === 'end') return false;
    if (type !== 'symbol') continue;
    if (text === '(') depth++;
    if (text === ')' && --depth === 0) return false;
    if (['=', '<', '<=', '>', '>='].includes(text)) return true;
  }
  return false;
}

/** `^{-1}(` after f. */
function inverseFollows(c: Cursor): boolean {
  const texts = ['^', '{', '-', '1', '}', '('];
  return texts.every((text, k) => peek(c, k).text === text);
}

export function application(c: Cursor, name: string): Node {
  expect(c, '(');
  const inner = enclosed(c, c.grammar.answer);
  expect(c, ')');
  return { kind: 'call', name, args: inner.kind === 'list' ? inner.items : [inner], applied: true };
}

/** A run of letters that is no word is the product of its letters. */
export function letters(c: Cursor): Node {
  const token = peek(c);
  if (isWordRun(token.text)) fail(c, 'words where a value was expected');
  const slope = quotientOfDifferentials(c);
  if (slope !== null) return slope;
  // Letter by letter, so that an exponent or subscript belongs to the last one alone.
  const names = [...token.text].map((text, k) => ({
    ...token,
    type: 'name' as const,
    text,
    spaced: token.spaced && k === 0,
  }));
  c.tokens.splice(c.at, 1, ...names);
  return letter(c);
}

/** dy/dx in ASCII. */
function quotientOfDifferentials(c: Cursor): Node | null {
  const [over, sign, under] = [peek(c), peek(c, 1), peek(c, 2)];
  if (
    !isSymbol(sign, '/') ||
    under.type !== 'run' ||
    !/^d[a-z]$/.test(under.text) ||
    !/^d[a-zA-Z]$/.test(over.text)
  )
    return null;
  c.at += 3;
  return { kind: 'variable', name: `${over.text.slice(1)}'` };
}

/** Letters: variables, constants, subscripts, functions named by a letter, products written as one run. */
import { call } from './build.js';
import { accept, type Cursor, enclosed, expect, fail, isSymbol, next, peek } from './cursor.js';
import { primes } from './primes.js';
import type { Token } from './token.js';
import type { Node } from './tree.js';
import { isWordRun } from './words.js';

/** Letters that are functions whenever a bracket follows directly. */
const functionLetters = new Set(['f', 'g', 'h', 'F', 'G', 'H']);

export function letter(c: Cursor): Node {
  const token = next(c);
  if (token.text === 'm' && isAngle(peek(c))) return letter(c);
  if (isAngle(token)) return { kind: 'variable', name: `∠${points(c)}` };
  const name = token.text + primesAndSubscripts(c);
  const open = peek(c);
  const usual = functionLetters.has(token.text);
  if (isSymbol(open, '(') && (usual ? !open.spaced || holdsNames(c) : isDefinition(c, name)))
    return application(c, name);
  if (inverseFollows(c) && (usual || isDefinition(c, name, 5))) {
    c.at += 5;
    return application(c, `${name}^-1`);
  }
  return named(c, name);
}

const isAngle = (token: Token): boolean => token.type === 'name' && token.text === 'angle';

/** `\angle ABC`, `\angle B E A_1`: the points that name an angle; `m\angle ABC` is its measure, which is said of it anyway. */
function points(c: Cursor): string {
  let name = '';
  while (/^(?:name|run)$/.test(peek(c).type) && /^[A-Z]+$/.test(peek(c).text))
    name += next(c).text + primesAndSubscripts(c);
  return name;
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

/** Where the bracket that opens `from` tokens ahead is closed; −1 when it is not, or far away. */
function bracketEnd(c: Cursor, from: number): number {
  let depth = 0;
  for (let k = from; k < from + 40; k++) {
    const { type, text } = peek(c, k);
    if (type === 'end') return -1;
    if (type === 'symbol' && text === '(') depth++;
    if (type === 'symbol' && text === ')' && --depth === 0) return k;
  }
  return -1;
}

/** `f (x)`, `f\left(x, y\right)`: what a function with a blank before its bracket is told by. */
function holdsNames(c: Cursor): boolean {
  const end = bracketEnd(c, 0);
  for (let k = 1; k < end; k++) {
    const { type, text } = peek(c, k);
    if (k % 2 === 1 ? type !== 'name' && type !== 'number' : text !== ',') return false;
  }
  return end > 0 && end % 2 === 0;
}

/**
 * `y(x) =` defines y, whatever the letter; `Q(50) =`, `C_B(\vec x) =`, `P(X = 2) =` and `E(XY) =` say a value of it. A small letter
 * before a numeral stays a factor.
 * @param from how many tokens ahead the bracket opens.
 */
function isDefinition(c: Cursor, letter: string, from = 0): boolean {
  const end = bracketEnd(c, from);
  if (end < 0) return false;
  const states = isSymbol(peek(c, end + 1), '=');
  const { type, text } = peek(c, from + 1);
  if (type === 'name' && end === from + 2 && states) return true;
  if (!/^[A-Z]/.test(letter) && !letter.includes('_')) return false;
  if (type === 'number' && end === from + 2 && states) return true;
  if (type === 'command' && text === 'accent' && end <= from + 5 && states) return true;
  if (letter === 'P' && holdsEvent(c)) return true;
  return states && (letter === 'P' || letter === 'E') && holdsRandom(c, end);
}

/** Whether a bracket holds random variables, which are capital letters, that the other side of the equation does not name. */
function holdsRandom(c: Cursor, end: number): boolean {
  const names = new Set<string>();
  for (let k = 1; k < end; k++) {
    const { type, text } = peek(c, k);
    if (type === 'name' || type === 'run') names.add(text);
  }
  const [first] = names;
  if (first !== undefined && !/^[A-Z]+$/.test(first)) return false;
  for (let k = end + 2; k < end + 60 && peek(c, k).type !== 'end'; k++)
    if (/^[A-Z]/.test(peek(c, k).text) && names.has(peek(c, k).text)) return false;
  return true;
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
    if (['=', '<', '<=', '>', '>=', '|'].includes(text)) return true;
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
  const args = inner.kind === 'list' ? [...inner.items] : [inner];
  // P(A | B)
  if (name === 'P' && accept(c, '|')) args.push(call('given', enclosed(c, c.grammar.answer)));
  expect(c, ')');
  return { kind: 'call', name, args, applied: true };
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

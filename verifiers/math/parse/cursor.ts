/** The reader's place in the tokens, and the rules of the grammar it may call. */
import { type Token, Unreadable } from './token.js';
import type { Node } from './tree.js';

/** The grammar's levels, from loosest to tightest. Each reads one thing and leaves the cursor behind it. */
export interface Grammar {
  /** Anything an answer can be: a list of relations. */
  answer(c: Cursor): Node;
  /** A relation or set expression, without commas. */
  relation(c: Cursor): Node;
  /** Terms joined by + and −. */
  sum(c: Cursor): Node;
  /** Factors joined by ·, / or nothing. */
  product(c: Cursor): Node;
  /** A primary with its exponent, factorial, percent or degree sign. */
  power(c: Cursor): Node;
  /** One numeral, letter, group or command. */
  primary(c: Cursor): Node;
}

export interface Cursor {
  /** `\\frac12` splits a numeral in place, so the list is not fixed. */
  readonly tokens: Token[];
  readonly source: string;
  readonly grammar: Grammar;
  /** Whether the tokens are of sentences. */
  readonly prose: boolean;
  at: number;
  depth: number;
  /** How many |…| are open: inside one, the next bar closes it. */
  bars: number;
  /** Whether a colon ends the expression (in a set builder) instead of making a ratio. */
  inBuilder: boolean;
  /** How many integrals are open: inside one, `d` before a letter ends the integrand. */
  integrals: number;
  /** Indices of the sums that are open: there `i` is an index, not √−1. */
  bound: string[];
}

/** Deeper nesting is unreadable: no answer needs it, and recursion must stay far from the stack's end. */
const maxDepth = 100;

export function peek(c: Cursor, ahead = 0): Token {
  return c.tokens[Math.max(0, Math.min(c.at + ahead, c.tokens.length - 1))]!;
}

export function next(c: Cursor): Token {
  const token = peek(c);
  if (token.type !== 'end') c.at++;
  return token;
}

export function isSymbol(token: Token, text: string): boolean {
  return token.type === 'symbol' && token.text === text;
}

export function isCommand(token: Token, text: string): boolean {
  return token.type === 'command' && token.text === text;
}

/** Takes the symbol when it is next. */
export function accept(c: Cursor, text: string): boolean {
  if (!isSymbol(peek(c), text)) return false;
  c.at++;
  return true;
}

export function expect(c: Cursor, text: string): void {
  if (!accept(c, text)) fail(c, `expected "${text}"`);
}

export function fail(c: Cursor, message: string): never {
  const token = peek(c);
  const found = token.type === 'end' ? 'the end' : `"${token.text.slice(0, 20)}"`;
  throw new Unreadable(`${message}, found ${found}`, token.at);
}

/** Reads something one level deeper. */
export function nested(c: Cursor, read: (c: Cursor) => Node): Node {
  if (++c.depth > maxDepth) fail(c, 'nested too deeply');
  const node = read(c);
  c.depth--;
  return node;
}

/** Reads something inside brackets, where bars and colons start anew. */
export function enclosed(c: Cursor, read: (c: Cursor) => Node): Node {
  const { bars, inBuilder } = c;
  c.bars = 0;
  c.inBuilder = false;
  const node = nested(c, read);
  c.bars = bars;
  c.inBuilder = inBuilder;
  return node;
}

/** The argument of a LaTeX command: a group, or the next single thing (`\frac12`). */
export function argument(c: Cursor): Node {
  if (accept(c, '{')) {
    const node = enclosed(c, c.grammar.relation);
    expect(c, '}');
    return node;
  }
  if (peek(c).type === 'number') splitDigit(c);
  else if (accept(c, '-')) return { kind: 'negate', arg: nested(c, argument) };
  return nested(c, c.grammar.primary);
}

/** Outside braces a command takes one digit: \\frac12 is 1/2. */
function splitDigit(c: Cursor): void {
  const token = peek(c);
  if (token.text.length === 1 || !/^\d+$/.test(token.text)) return;
  const first = { ...token, text: token.text.slice(0, 1) };
  const rest = { ...token, text: token.text.slice(1), at: token.at + 1, spaced: false };
  c.tokens.splice(c.at, 1, first, rest);
}

/** Goes back to `at`, undoing what was read since. */
export function rewind(c: Cursor, at: number): void {
  c.at = at;
}

/**
 * Reads an answer in LaTeX, ASCII or Unicode mathematics into a typed tree. Total: what cannot be read is words.
 * It never judges, never evaluates, and takes time linear in the text.
 */
import { answer, relation } from './answer.js';
import { integer } from './build.js';
import type { Cursor, Grammar } from './cursor.js';
import { fail, peek } from './cursor.js';
import { power, product, sum } from './expression.js';
import { normalize } from './normalize.js';
import { primary } from './primary.js';
import { scan } from './scan.js';
import { Unreadable } from './token.js';
import type { Node } from './tree.js';
import { trim } from './trim.js';
import { numberWord, plainWords } from './words.js';

/** What a text was read as. `problem` says why it is not mathematics, and at which character. */
export interface Reading {
  readonly node: Node;
  readonly problem?: { readonly message: string; readonly at: number };
}

/** Longer answers are compared as text: nobody's answer, and not worth a tree. */
export const maxLength = 5_000;

const grammar: Grammar = { answer, relation, sum, product, power, primary };

function asWords(text: string, message: string, at: number): Reading {
  const words = plainWords(text);
  const count = numberWord(words);
  if (count !== null) return { node: integer(count) };
  return { node: { kind: 'words', text: words }, problem: { message, at } };
}

/**
 * @param commas whether `1,234` is one number (the default) or a list of two.
 * A text of no known form comes back as `words`, with the problem.
 */
export function parse(text: string, commas = true): Reading {
  if (text.length > maxLength)
    return { node: { kind: 'words', text }, problem: { message: 'too long', at: maxLength } };
  const source = trim(normalize(text));
  const clock = /^(\d{1,2}:\d\d) *([ap])\.? ?m\.?$/i.exec(
    source
      .replace(/\\text|[{}$~\\]/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  );
  if (clock !== null) return { node: { kind: 'words', text: `${clock[1]} ${clock[2]!.toLowerCase()}m` } };
  try {
    const tokens = scan(source, commas);
    if (tokens.length === 1) return asWords(source, 'empty', 0);
    const c: Cursor = { tokens, source, grammar, at: 0, depth: 0, bars: 0, inBuilder: false, bound: [] };
    const node = answer(c);
    if (peek(c).type !== 'end') fail(c, 'expected the end');
    return { node };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return asWords(source, error.message, error.at);
  }
}

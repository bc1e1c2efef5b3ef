/**
 * Reads an answer in LaTeX, ASCII or Unicode mathematics into a typed tree. Total: what cannot be read is words.
 * It never judges, never evaluates, and takes time linear in the text.
 */
import { answer, relation } from './answer.js';
import { integer } from './build.js';
import { asMoney, withoutCountry } from './currency.js';
import type { Cursor, Grammar } from './cursor.js';
import { fail, peek } from './cursor.js';
import { power, product, sum } from './expression.js';
import { dayOf, findingOf } from './findings.js';
import { normalize } from './normalize.js';
import { plainNumeral } from './numeral-words.js';
import { primary } from './primary.js';
import { scan } from './scan.js';
import { statement } from './statement.js';
import { timeOf } from './times.js';
import { type Token, Unreadable } from './token.js';
import type { Node } from './tree.js';
import { trim } from './trim.js';
import { fractionWord, numberWord, plainWords, saysEverything, saysNothing } from './words.js';

/** What a text was read as. `problem` says why it is not mathematics, and at which character. */
export interface Reading {
  readonly node: Node;
  readonly problem?: { readonly message: string; readonly at: number };
}

/** Longer answers are compared as text: nobody's answer, and not worth a tree. */
export const maxLength = 5_000;

const grammar: Grammar = { answer, relation, sum, product, power, primary };

/** Words that are a value all the same: a number below 100, nothing, all real numbers, a finding, a time of day. */
function wordValue(words: string): Node | null {
  const count = numberWord(words);
  if (count !== null) return integer(count);
  const part = fractionWord(words);
  if (part !== null) return { kind: 'divide', over: integer(part[0]), under: integer(part[1]) };
  if (saysNothing(words)) return { kind: 'set', items: [] };
  if (saysEverything(words)) return { kind: 'numberset', name: 'R' };
  const says = findingOf(words);
  return says === null ? null : { kind: 'finding', says };
}

/** What the grammar could not read: a value in words, a sentence about values, or plain words. */
function asWords(source: string, commas: boolean, message: string, at: number): Reading {
  const words = plainWords(source);
  const known = wordValue(words);
  if (known !== null) return { node: known };
  const stated = /[A-Za-z]{2}/.test(source) ? asStatement(source, commas) : null;
  return stated === null
    ? { node: { kind: 'words', text: words }, problem: { message, at } }
    : { node: stated };
}

/** Longer prose is no answer. */
const maxProse = 1_000;

function asStatement(source: string, commas: boolean): Node | null {
  if (source.length > maxProse) return null;
  try {
    return statement(cursor(scan(source, commas, true), source, true));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return null;
  }
}

function cursor(tokens: Token[], source: string, prose: boolean): Cursor {
  return {
    tokens,
    source,
    grammar,
    prose,
    at: 0,
    depth: 0,
    bars: 0,
    inBuilder: false,
    integrals: 0,
    bound: [],
  };
}

/**
 * @param commas whether `1,234` is one number (the default) or a list of two.
 * A text of no known form comes back as `words`, with the problem.
 */
export function parse(text: string, commas = true): Reading {
  if (text.length > maxLength)
    return { node: { kind: 'words', text }, problem: { message: 'too long', at: maxLength } };
  const source = plainNumeral(withoutCountry(trim(normalize(text))));
  const moment = timeOf(source);
  if (moment !== null) return { node: moment };
  const day = dayOf(source);
  if (day !== null) return { node: { kind: 'finding', says: day } };
  try {
    const tokens = scan(source, commas);
    if (tokens.length === 1)
      return { node: { kind: 'words', text: '' }, problem: { message: 'empty', at: 0 } };
    const c = cursor(tokens, source, false);
    const node = answer(c);
    if (peek(c).type !== 'end') fail(c, 'expected the end');
    return { node: asMoney(node, source) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return asWords(source, commas, error.message, error.at);
  }
}

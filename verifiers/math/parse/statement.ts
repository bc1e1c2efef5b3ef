/**
 * Sentences that state values: "the hypotenuse has length 4", "min at x = 1, max at x = 3", "converges, since …". Every
 * value is read by the grammar; the words before and after it become its label. A text is a statement only when nothing
 * in it is left over: words that could hide or change a value make it plain words.
 */
import { integer, negation } from './build.js';
import { comparisonIn } from './comparison-words.js';
import { accept, type Cursor, fail, isSymbol, next, peek } from './cursor.js';
import { findingOf } from './findings.js';
import { declared, declaredBefore } from './parameters.js';
import { abbreviations, boundaryOf, wordsOf } from './statement-words.js';
import type { Comparison, Node } from './tree.js';
import { numberWord, plainWords, twists } from './words.js';

/** Longer labels and remarks are prose that no value can stand for. */
const maxWords = 10;

interface Item {
  readonly words: string[];
  value: Node;
}

interface Reader {
  readonly c: Cursor;
  items: Item[];
  /** Words since the last value or boundary. */
  words: string[];
  /** Whether a value was read since the last boundary: then words still belong to it. */
  open: boolean;
  /** How many sentences with values have ended, and how many values stood in them. */
  sentences: number;
  told: number;
  joined: 'comma' | 'and' | 'or';
}

/** The statement at the cursor, up to the end. @throws Unreadable when it states no value, or not only values. */
export function statement(c: Cursor): Node {
  const reader: Reader = { c, items: [], words: [], open: false, sentences: 0, told: 0, joined: 'comma' };
  while (peek(c).type !== 'end') step(reader);
  close(reader);
  const items = reader.items.map(labelled);
  if (items.length === 0) fail(c, 'no value in these words');
  return items.length === 1 ? items[0]! : { kind: 'list', items, joined: reader.joined };
}

function step(reader: Reader): void {
  const { c } = reader;
  // "greater than or equal to" is one phrase.
  const boundary = reader.words.at(-1) === 'than' ? null : boundaryOf(peek(c));
  if (boundary !== null) {
    next(c);
    if (boundary === '.' && abbreviations.has(reader.words.at(-1)?.toLowerCase() ?? '')) return;
    if (boundary === 'or') alternative(reader);
    close(reader, boundary);
    if (boundary === '.') sentenceEnd(reader);
    return;
  }
  const words = wordsOf(c, peek(c));
  if (words !== null) word(reader, words);
  else if (reader.words.length > 0 && (accept(c, ':') || accept(c, '='))) return;
  else if (isSymbol(peek(c), '(') && wordsOf(c, peek(c, 1)) !== null) parenthesis(reader);
  else value(reader);
}

/** The "or" of `3 or 5`; words alone are no alternative to a value. */
function alternative(reader: Reader): void {
  if (reader.words.length > 0 && !reader.open) fail(reader.c, 'a value as an alternative to words');
  reader.joined = 'or';
}

function sentenceEnd(reader: Reader): void {
  if (reader.items.length > reader.told) reader.sentences++;
  reader.told = reader.items.length;
}

/** A word, or a number in words at the start of a clause: "eight pieces of pie". */
function word(reader: Reader, words: string): void {
  const { c } = reader;
  const opens = reader.words.length === 0 && !reader.open && words.toLowerCase() !== 'one';
  const count = opens ? numberWord(words) : null;
  const { type } = next(c);
  if (count !== null) {
    reader.items.push({ words: [], value: integer(count) });
    reader.open = true;
    return;
  }
  if (type === 'text' && isSymbol(peek(c), '-') && !peek(c).spaced) next(c);
  take(reader, words);
}

function take(reader: Reader, words: string): void {
  for (const word of words.split(/\s+/)) reader.words.push(word.replace(/[,.;:]$/, ''));
  const reason = !reader.open && reader.items.at(-1)?.value.kind === 'finding';
  if (reader.words.length > maxWords && !reason) fail(reader.c, 'a text of many words');
}

/** A remark in brackets: words alone. */
function parenthesis(reader: Reader): void {
  const { c } = reader;
  next(c);
  for (let k = 0; k < maxWords && !isSymbol(peek(c), ')'); k++) {
    const words = wordsOf(c, peek(c));
    if (words === null || twists(words) || boundaryOf(peek(c)) === 'or') fail(c, 'a value in a remark');
    next(c);
  }
  if (!accept(c, ')')) fail(c, 'a remark is not closed');
}

/** A value, with the words before it. */
function value(reader: Reader): void {
  const { c, words } = reader;
  if (isReason(reader)) {
    skipReason(c);
    return;
  }
  reader.words = [];
  const parameters = declaredBefore(words, c);
  if (parameters !== null) {
    reader.items.push(...parameters.map((one) => ({ words: [], value: one })));
    return;
  }
  if (quantified(reader, words)) return;
  concluded(reader, words);
  // "Yes, B = C" without its comma
  const opening = reader.open || !/^(yes|no)$/i.test(words.join(' ')) ? null : stated(words);
  if (opening !== null) reader.items.push(opening);
  const last = reader.open ? reader.items.at(-1) : undefined;
  place(reader, opening === null ? words : [], c.grammar.relation(c), last);
  reader.open = true;
}

/** "it is invertible for all t": the name is no value of the sentence. */
function quantified(reader: Reader, words: string[]): boolean {
  const { c } = reader;
  if (!/\bfor (all|every|each|any)$/i.test(words.join(' ')) || peek(c).type !== 'name') return false;
  const { type, text } = peek(c, 1);
  if (type !== 'end' && boundaryOf(peek(c, 1)) === null && !(type === 'symbol' && text === ')')) return false;
  next(c);
  reader.words = words.slice(0, -2);
  return true;
}

/** "the square of 5" is no 5. */
const operations =
  /\b(squares?|cubes?|logarithm|log|sine|cosine|tangent|factorial|inverse|power|multiples?|divisors?|factors?) of( the)?$/i;

/** Puts a value where it belongs: into a comparison with the one before it in its clause, or beside it under its words. */
function place(reader: Reader, words: readonly string[], read: Node, last: Item | undefined): void {
  const { items } = reader;
  if (operations.test(words.join(' '))) fail(reader.c, 'an operation in words');
  // "negative 5"
  const value = /^(negative|minus)$/i.test(words.at(-1) ?? '') ? negation(read) : read;
  if (value !== read) words = words.slice(0, -1);
  const named = last !== undefined && isName(last.value);
  const comparison = comparisonIn(words, !named);
  if (comparison !== null && last !== undefined && comparison.rest.length === 0)
    last.value = related(last.value, comparison.op, value);
  else if (comparison !== null && last === undefined)
    items.push({ words: [...comparison.rest], value: related(unnamed, comparison.op, value) });
  else if (last !== undefined && named) {
    // "the side adjacent to θ has length 4", "C is not invertible": the name has no value of its own.
    last.words.push(nameOf(last.value), ...words);
    last.value = value;
  } else {
    // "3 out of 5", "2 to 3": joined into something that neither is.
    if (last !== undefined && /^(to|per|by|of|over|out|in|from|into|than)$/i.test(words[0] ?? ''))
      fail(reader.c, 'two values in one phrase');
    items.push({ words: [...words], value });
  }
}

const isName = (node: Node) => node.kind === 'variable' || (node.kind === 'call' && node.applied === true);
const nameOf = (node: Node) => (node.kind === 'variable' || node.kind === 'call' ? node.name : '');

/** "at least 5" compares what the question asks for. */
const unnamed: Node = { kind: 'variable', name: '?' };

function related(left: Node, op: Comparison, right: Node): Node {
  return { kind: 'relation', sides: [left, right], ops: [op] };
}

/** "…, so x = 5": what comes before was the way there. Several sentences are more than a way: they answer other questions. */
function concluded(reader: Reader, words: string[]): void {
  if (!/^(so|thus|therefore|hence|consequently)$/i.test(words[0] ?? '')) return;
  const open = reader.items.length > reader.told ? 1 : 0;
  if (reader.sentences + open > 1) fail(reader.c, 'values in several sentences before the conclusion');
  words.shift();
  Object.assign(reader, { items: [], sentences: 0, told: 0 });
}

/** Ends a clause: words that are left over are a finding, the last value's, a remark, or too much. */
function close(reader: Reader, boundary = ''): void {
  const { words, items } = reader;
  const last = reader.open ? items.at(-1) : undefined;
  reader.open = false;
  if (words.length === 0 || namesWhatComes(reader, last, boundary)) return;
  if (isReason(reader)) {
    skipReason(reader.c);
    return;
  }
  reader.words = [];
  if (last !== undefined && declaredBackwards(items, words)) return;
  concluded(reader, words);
  // "There might be a solution" states none.
  const maybe = last === undefined && words.some((word) => /^(might|may|could)$/i.test(word));
  if (maybe) fail(reader.c, 'a possibility and no statement');
  const finding = stated(words);
  if (finding !== null) place(reader, finding.words, finding.value, last);
  else if (last !== undefined) last.words.push(...words);
  else if (!isRemark(words, reader.items.at(-1))) fail(reader.c, 'words without a value');
}

/** "Initially, there are …", "eigenvectors and eigenvalues are …": the words name the value to come. */
function namesWhatComes({ words, items }: Reader, last: Item | undefined, boundary: string): boolean {
  if (last !== undefined || stated(words) !== null) return false;
  return boundary === 'and' || (items.length === 0 && boundary === ',');
}

/** "… where s and t are parameters": the last names become memberships. */
function declaredBackwards(items: readonly Item[], words: readonly string[]): boolean {
  let found = false;
  for (let k = items.length - 1; k >= 0; k--) {
    const one = items[k]!;
    const range = declared(one.value, words);
    if (range === null) break;
    one.value = range;
    one.words.length = 0;
    found = true;
  }
  return found;
}

/** "yes, because …": what follows a finding after such a word is not compared. */
function isReason({ words, items }: Reader): boolean {
  return /^(because|since|as)$/i.test(words[0] ?? '') && items.at(-1)?.value.kind === 'finding';
}

function skipReason(c: Cursor): void {
  while (peek(c).type !== 'end') next(c);
}

/** Words that say nothing of a value: none that changes one, except in the reason after a finding. */
function isRemark(words: readonly string[], last: Item | undefined): boolean {
  if (last?.value.kind !== 'finding') return !words.some(twists);
  return !words.some((word) =>
    /^(yes|no|true|false|or|actually|however|but|wait|maybe|perhaps)$/i.test(word),
  );
}

/** "the series converges", "C is not invertible": a finding, and what it is about. */
function stated(words: readonly string[]): Item | null {
  for (let from = 0; from < words.length; from++) {
    const says = findingOf(plainWords(words.slice(from).join(' ')));
    if (says === null) continue;
    const verb = /^(converges|diverges|does)$/i.test(words[from]!);
    if (from > 0 && !verb && !isCopula(words[from - 1]!)) continue;
    return {
      words: words.slice(0, from).filter((word) => !isCopula(word)),
      value: { kind: 'finding', says },
    };
  }
  return null;
}

const isCopula = (word: string) => /^(is|are|was|were|be)$/i.test(word);

function labelled({ words, value }: Item): Node {
  return words.length === 0 ? value : { kind: 'label', name: words.join(' '), value };
}

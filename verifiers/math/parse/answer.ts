/** The outer levels of the grammar: lists of relations, unions of sets, ratios, labels. */
import { accept, type Cursor, enclosed, expect, fail, isCommand, isSymbol, next, peek } from './cursor.js';
import { isRemainder } from './expression.js';
import { timeAt } from './times.js';
import type { Token } from './token.js';
import type { Comparison, Node } from './tree.js';
import { isWordRun, plainWords, saysNothing } from './words.js';

type Joined = 'comma' | 'and' | 'or';

const comparisons = new Set(['=', '<', '<=', '>', '>=', '!=', '~', 'in', 'notin']);
const joints: Readonly<Record<string, Joined>> = {
  and: 'and',
  or: 'or',
  ',': 'comma',
  ';': 'comma',
  '\\\\': 'comma',
  '&': 'comma',
};
const setOperators: Readonly<Record<string, 'union' | 'intersection' | 'difference'>> = {
  '∪': 'union',
  '∩': 'intersection',
  '∖': 'difference',
};

function jointOf(token: Token): Joined | undefined {
  if (token.type !== 'symbol' && token.type !== 'text' && token.type !== 'run') return undefined;
  const text = token.type === 'symbol' ? token.text : token.text.toLowerCase().replace(/[\s,;.~]/g, '');
  // \text{, }
  if (text === '') return 'comma';
  return Object.hasOwn(joints, text) ? joints[text] : undefined;
}

/** Items side by side. The strongest word between them tells how they are joined. */
export function answer(c: Cursor): Node {
  const items = [item(c)];
  let joined: Joined = 'comma';
  for (;;) {
    let found = by(c, items.at(-1)!);
    for (let joint = jointOf(peek(c)); joint !== undefined; joint = jointOf(peek(c))) {
      if (joint !== 'comma') joined = joint;
      found = true;
      next(c);
    }
    if (!found) break;
    if (endsList(c)) break;
    items.push(item(c));
  }
  const node: Node = items.length === 1 ? items[0]! : { kind: 'list', items, joined };
  return saysAgain(c, node) ? { kind: 'list', items: [node, answer(c)], joined: 'same' } : node;
}

/** The colon of `0 < x \le 1: (0, 1]`, between a condition and the same set of numbers. */
function saysAgain(c: Cursor, node: Node): boolean {
  const condition =
    node.kind === 'list' ? node.items.every((part) => part.kind === 'relation') : node.kind === 'relation';
  return condition && startsSet(c) && accept(c, ':');
}

/** Whether a colon and the start of an interval or another set are next. */
function startsSet(c: Cursor): boolean {
  const { type, text } = peek(c, 1);
  if (!isSymbol(peek(c), ':')) return false;
  if (type === 'command') return text === 'emptyset' || text === 'numberset';
  return type === 'symbol' && (text === '[' || text === '\\{' || (text === '(' && holdsTwo(c)));
}

/** Whether the bracket behind the colon holds two values: `(0, 1]` and not `(x + 1)`. */
function holdsTwo(c: Cursor): boolean {
  for (let k = 2; k < 60; k++) {
    const { type, text } = peek(c, k);
    if (type === 'end' || (type === 'symbol' && (text === ')' || text === ']'))) return false;
    if (type === 'symbol' && text === ',') return true;
  }
  return false;
}

/** The sign between the sides of `10 ft x 18 ft`. */
function by(c: Cursor, side: Node): boolean {
  if (side.kind !== 'quantity' || peek(c, 1).type !== 'number') return false;
  const { type, text } = peek(c);
  if (
    !(type === 'symbol' && text === '*') &&
    !(type === 'name' && text === 'x') &&
    !(type === 'run' && text === 'by')
  )
    return false;
  next(c);
  return true;
}

/** A comma before a closing bracket or the end separates nothing. */
function endsList(c: Cursor): boolean {
  const token = peek(c);
  return token.type === 'end' || (token.type === 'symbol' && [')', ']', '}', '\\}'].includes(token.text));
}

function item(c: Cursor): Node {
  if (accept(c, '…')) return { kind: 'variable', name: '…' };
  const name = label(c);
  if (name === null) return c.grammar.relation(c);
  // `No solution: ∅` says it twice.
  if (saysNothing(plainWords(name)) && isCommand(peek(c), 'emptyset')) return c.grammar.relation(c);
  return { kind: 'label', name, value: enclosed(c, c.grammar.relation) };
}

/** `Minimum:`, `\text{Area} =`: words before a colon or equals sign. Leaves the cursor where it was when there are none. */
function label(c: Cursor): string | null {
  const words: string[] = [];
  let wordy = false;
  for (let k = 0; k < 8; k++) {
    const token = peek(c, k);
    if (token.type === 'text' && /[:=]$/.test(token.text) && token.text.length > 2) {
      c.at += k + 1;
      return [...words, token.text.slice(0, -1)].join(' ');
    }
    if (k > 0 && wordy && token.type === 'symbol' && (token.text === ':' || token.text === '=')) {
      c.at += k + 1;
      return words.join(' ');
    }
    if (token.type !== 'text' && token.type !== 'run' && token.type !== 'name') return null;
    wordy ||=
      token.type === 'text'
        ? token.text.length > 1
        : token.type === 'run' && (isWordRun(token.text) || /^[A-Z][a-z]+$/.test(token.text));
    words.push(token.text);
  }
  return null;
}

export function relation(c: Cursor): Node {
  // Signs that are left of a sentence, and the bullet of a list.
  if (['=', '~', ':', '*'].some((sign) => isSymbol(peek(c), sign))) next(c);
  const sides = [sets(c)];
  const ops: Comparison[] = [];
  for (;;) {
    const token = peek(c);
    if (token.type !== 'symbol' || !comparisons.has(token.text)) break;
    next(c);
    ops.push(token.text as Comparison);
    sides.push(sets(c));
  }
  const node: Node = ops.length === 0 ? sides[0]! : { kind: 'relation', sides, ops };
  // An eigenvector and its eigenvalue belong together.
  return accept(c, '↔') ? { kind: 'tuple', open: '<', close: '<', items: [node, sets(c)] } : node;
}

/** Unions, intersections and differences, read from left to right. */
function sets(c: Cursor): Node {
  let node = ratio(c);
  for (;;) {
    const token = peek(c);
    const kind =
      token.type === 'symbol' && Object.hasOwn(setOperators, token.text)
        ? setOperators[token.text]
        : undefined;
    if (kind === undefined) return modulo(c, node);
    next(c);
    const right = ratio(c);
    node =
      node.kind === kind && kind !== 'difference'
        ? { kind, items: [...node.items, right] }
        : { kind, items: [node, right] };
  }
}

function ratio(c: Cursor): Node {
  const time = c.inBuilder ? null : timeAt(c);
  if (time !== null) return time;
  const items = [c.grammar.sum(c)];
  if (isRemainder(c, items[0]!)) {
    next(c);
    return { kind: 'tuple', open: '<', close: '<', items: [items[0]!, c.grammar.primary(c)] };
  }
  while (!c.inBuilder && ((!startsSet(c) && accept(c, ':')) || acceptTo(c, items.at(-1)!)))
    items.push(c.grammar.sum(c));
  return items.length === 1 ? items[0]! : { kind: 'ratio', items };
}

/** The word of `3 to 2`, between numerals. */
function acceptTo(c: Cursor, left: Node): boolean {
  const { type, text } = peek(c);
  const word = (type === 'run' || type === 'text') && text === 'to';
  if (!word || left.kind !== 'number' || peek(c, 1).type !== 'number') return false;
  next(c);
  return true;
}

/** `3 \pmod 5`, `17 mod 5`, `3 (mod 5)`. */
function modulo(c: Cursor, node: Node): Node {
  const start = c.at;
  const bracketed = accept(c, '(');
  if (!accept(c, 'mod')) {
    c.at = start;
    return node;
  }
  const modulus = peek(c).type === 'end' ? fail(c, 'expected a modulus') : c.grammar.sum(c);
  if (bracketed) expect(c, ')');
  return { kind: 'call', name: 'mod', args: [node, modulus] };
}

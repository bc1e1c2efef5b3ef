/** Sums, products, powers: the arithmetic levels of the grammar. */
import { compare } from '../value/rational.js';
import { measure, sameDimension } from '../value/units.js';
import { addition, call, integer, isInteger, multiplication, negation } from './build.js';
import {
  accept,
  type Cursor,
  expect,
  fail,
  isCommand,
  isSymbol,
  nested,
  next,
  peek,
  rewind,
} from './cursor.js';
import { primary, startsPrimary } from './primary.js';
import { primes } from './primes.js';
import { decimal } from './scan-number.js';
import { type Node, some } from './tree.js';
import { readUnit } from './units.js';

/** Terms; `a + b \\over c` divides all that stands before by all that follows in the group. */
export function sum(c: Cursor): Node {
  const over = terms(c);
  if (!isCommand(peek(c), 'over')) return over;
  next(c);
  return { kind: 'divide', over, under: nested(c, sum) };
}

function terms(c: Cursor): Node {
  const terms: Node[] = [signed(c)];
  for (;;) {
    if (accept(c, '+')) terms.push(signed(c));
    else if (accept(c, '-')) terms.push(negation(c.grammar.product(c)));
    else if (accept(c, '±')) terms.push({ kind: 'plusminus', sign: 1, arg: c.grammar.product(c) });
    else if (accept(c, '∓')) terms.push({ kind: 'plusminus', sign: -1, arg: c.grammar.product(c) });
    else return withUnit(terms);
  }
}

/** The unit after the last term is the whole sum's: `3\\cos t - \\sin t \\text{ ft}`. */
function withUnit(terms: readonly Node[]): Node {
  const last = terms.at(-1)!;
  const inner = last.kind === 'negate' ? last.arg : last;
  const others = terms.slice(0, -1);
  if (others.length === 0 || inner.kind !== 'quantity' || others.some(hasUnit)) return addition(terms);
  const term = last.kind === 'negate' ? negation(inner.amount) : inner.amount;
  return { kind: 'quantity', amount: addition([...others, term]), unit: inner.unit };
}

function hasUnit(node: Node): boolean {
  return some(node, (part) => part.kind === 'quantity' || part.kind === 'percent' || part.kind === 'degrees');
}

function signed(c: Cursor): Node {
  if (accept(c, '-')) return negation(nested(c, signed));
  if (accept(c, '+')) return nested(c, signed);
  if (accept(c, '±')) return { kind: 'plusminus', sign: 1, arg: nested(c, signed) };
  if (accept(c, '∓')) return { kind: 'plusminus', sign: -1, arg: nested(c, signed) };
  return c.grammar.product(c);
}

export function product(c: Cursor): Node {
  let node = mixed(c, c.grammar.power(c));
  for (;;) {
    if ((node.kind === 'quantity' && isBy(c)) || isRemainder(c, node)) return node;
    if (accept(c, '*')) node = multiplication(node, factor(c));
    else if (accept(c, '/')) node = { kind: 'divide', over: node, under: factor(c) };
    else {
      const unit = readUnit(c, node);
      if (unit !== null) node = compound(c, unit);
      else if (isModulus(c) || !startsPrimary(c) || isAdjacentNumber(c, node)) return node;
      else node = multiplication(node, c.grammar.power(c));
    }
  }
}

/** The word of `7 R 3`, between a whole quotient and its remainder. */
export function isRemainder(c: Cursor, left: Node): boolean {
  const { type, text } = peek(c);
  return (
    isInteger(left) &&
    peek(c, 1).type === 'number' &&
    (type === 'name' || type === 'text' || type === 'run') &&
    /^(?:r|rem|remainder)$/i.test(text)
  );
}

/** `4 ft × 12 ft` is two lengths side by side, no product: an amount with a unit follows the sign. */
function isBy(c: Cursor): boolean {
  const start = c.at;
  const { type, text } = next(c);
  if (
    !((type === 'symbol' && text === '*') || (type === 'name' && text === 'x')) ||
    peek(c).type !== 'number'
  ) {
    rewind(c, start);
    return false;
  }
  const side = readUnit(c, primary(c));
  rewind(c, start);
  return side !== null;
}

/** `5 \\text{ ft } 6 \\text{ in}` is one length: an amount of a smaller unit follows. */
function compound(c: Cursor, first: Node): Node {
  if (peek(c).type !== 'number') return first;
  const start = c.at;
  const second = readUnit(c, primary(c));
  if (second === null || !isSmaller(second, first)) {
    rewind(c, start);
    return first;
  }
  return addition([first, second]);
}

/** Whether two amounts measure the same thing, and the first in the smaller unit. */
function isSmaller(part: Node, whole: Node): boolean {
  if (part.kind !== 'quantity' || whole.kind !== 'quantity') return false;
  const [p, w] = [measure(part.unit), measure(whole.unit)];
  return p !== null && w !== null && sameDimension(p, w) && compare(p.factor, w.factor) < 0;
}

/** `(mod 5)` and `\\pmod 5` end the product. */
function isModulus(c: Cursor): boolean {
  return isSymbol(peek(c), 'mod') || (isSymbol(peek(c), '(') && isSymbol(peek(c, 1), 'mod'));
}

/** A factor after an operator may carry its own sign: 3·−2. */
function factor(c: Cursor): Node {
  if (accept(c, '-')) return negation(nested(c, factor));
  if (accept(c, '+')) return nested(c, factor);
  return c.grammar.power(c);
}

/** Two numerals side by side are no product. */
function isAdjacentNumber(c: Cursor, left: Node): boolean {
  return peek(c).type === 'number' && (left.kind === 'number' || left.kind === 'variable');
}

/** `2\frac{1}{3}`, `2{1 \over 3}` and `2 1/3` are 2 + 1/3. */
function mixed(c: Cursor, left: Node): Node {
  if (!isInteger(left)) return left;
  const start = c.at;
  if (startsFraction(c)) {
    const part = c.grammar.power(c);
    if (isFraction(part)) return addition([left, part]);
  } else if (peek(c).type === 'number' && peek(c).spaced && isSymbol(peek(c, 1), '/')) {
    const over = primary(c);
    c.at++;
    const under = peek(c).type === 'number' ? primary(c) : over;
    if (isFraction({ kind: 'divide', over, under })) return addition([left, { kind: 'divide', over, under }]);
  }
  rewind(c, start);
  return left;
}

/** `\\frac13`, `\\frac{1}{3}`, `{1 \\over 3}`; a fraction of words is a unit. */
function startsFraction(c: Cursor): boolean {
  if (isSymbol(peek(c), '{')) return peek(c, 1).type === 'number' && isCommand(peek(c, 2), 'over');
  return isCommand(peek(c), 'frac') && peek(c, isSymbol(peek(c, 1), '{') ? 2 : 1).type === 'number';
}

function isFraction(node: Node): boolean {
  if (node.kind !== 'divide' || !isInteger(node.over) || !isInteger(node.under)) return false;
  return node.over.value.n > 0n && node.over.value.n < node.under.value.n;
}

export function power(c: Cursor): Node {
  let node = primary(c);
  for (;;) {
    if (isSymbol(peek(c), '^')) node = raised(c, node);
    else if (accept(c, '!')) node = factorial(c, node);
    else if (node.kind === 'percent' || node.kind === 'degrees') return node;
    else if (accept(c, '%')) node = { kind: 'percent', arg: node };
    else if (accept(c, '°')) node = temperature(c, minutes(c, { kind: 'degrees', arg: node }));
    else return node;
  }
}

function factorial(c: Cursor, arg: Node): Node {
  if (arg.kind === 'call' && arg.args[0]?.kind === 'call')
    fail(c, 'a factorial of a factorial of a factorial');
  return call(accept(c, '!') ? 'doublefactorial' : 'factorial', arg);
}

function raised(c: Cursor, base: Node): Node {
  next(c);
  const grouped = isSymbol(peek(c), '{');
  const inner = peek(c, grouped ? 1 : 0);
  const close = grouped && isSymbol(peek(c, 2), '}');
  if (isSymbol(inner, '°') && (close || !grouped)) {
    c.at += grouped ? 3 : 1;
    return temperature(c, minutes(c, { kind: 'degrees', arg: base }));
  }
  if (accept(c, '{')) {
    const exponent = nested(c, c.grammar.sum);
    expect(c, '}');
    return { kind: 'power', base, exponent };
  }
  const exponent = nested(c, tight);
  return { kind: 'power', base, exponent };
}

/** 20°C: the letter directly after the sign. */
function temperature(c: Cursor, degrees: Node): Node {
  const { type, text } = peek(c);
  if (degrees.kind !== 'degrees' || type !== 'name' || (text !== 'C' && text !== 'F')) return degrees;
  next(c);
  return { kind: 'quantity', amount: degrees, unit: text };
}

/** An exponent without braces: one signed primary, itself perhaps raised. */
function tight(c: Cursor): Node {
  if (accept(c, '-')) return negation(nested(c, tight));
  if (accept(c, '+')) return nested(c, tight);
  const node = primary(c);
  return isSymbol(peek(c), '^') ? raised(c, node) : node;
}

/** `63° 45′ 30″`: minutes and seconds of arc after degrees. */
function minutes(c: Cursor, degrees: Node): Node {
  let node = degrees;
  for (const parts of [60, 3600]) {
    const start = c.at;
    if (peek(c).type !== 'number') return node;
    const token = next(c);
    const amount = decimal(token.text);
    const marks = primes(c);
    if (marks === 0 || (parts === 60 && marks !== 1)) {
      rewind(c, start);
      return node;
    }
    const part: Node = { kind: 'degrees', arg: { kind: 'divide', over: amount, under: integer(parts) } };
    node = addition([node, part]);
  }
  return node;
}

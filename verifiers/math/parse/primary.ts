/** The smallest things: numerals, letters, groups, commands. */

import { ratio } from '../value/rational.js';
import { big } from './big.js';
import { angle, bars, curly, halfOpen, round, rounded, square } from './brackets.js';
import { addition, call } from './build.js';
import { command, startsWithCommand } from './commands.js';
import { accept, type Cursor, enclosed, expect, fail, isCommand, isSymbol, next, peek } from './cursor.js';
import { application, letter, letters } from './letters.js';
import { primes } from './primes.js';
import { decimal, repeating } from './scan-number.js';
import type { Token } from './token.js';
import type { Node } from './tree.js';
import { isWordRun } from './words.js';

const openers: Readonly<Record<string, (c: Cursor) => Node>> = {
  '(': round,
  '[': square,
  ']': halfOpen,
  '\\{': curly,
  '{': group,
  '|': bars,
  '‖': bars,
  '⟨': angle,
  '<': angle,
  '⌊': rounded,
  '⌈': rounded,
};

export function primary(c: Cursor): Node {
  const token = peek(c);
  if (token.type === 'number') return numeral(c);
  if (token.type === 'name') return letter(c);
  if (token.type === 'run') return letters(c);
  if (token.type === 'text') return text(c);
  if (token.type === 'command') return command(c);
  if (accept(c, '…')) return { kind: 'variable', name: '…' };
  if (isSymbol(token, '∪') && isSymbol(peek(c, 1), '_')) {
    next(c);
    return big(c, 'union');
  }
  const open =
    token.type === 'symbol' && Object.hasOwn(openers, token.text) ? openers[token.text] : undefined;
  if (open === undefined) fail(c, 'expected a value');
  return open(c);
}

/** Whether what follows can be multiplied with what precedes without a sign between. */
export function startsPrimary(c: Cursor): boolean {
  const token = peek(c);
  if (token.type === 'number' || token.type === 'name') return true;
  if (token.type === 'run') return !isWordRun(token.text);
  if (token.type === 'text') return /^[A-Za-z]$/.test(token.text) && !/^[A-Z]$/.test(token.text);
  if (token.type === 'command') return startsWithCommand(token.text);
  if (token.text === '|' || token.text === '‖')
    return c.bars === 0 && !c.inBuilder && closesLater(c, token.text);
  // A bracket that opens with a word holds a remark.
  if (token.text === '(' && peek(c, 1).type === 'run' && isWordRun(peek(c, 1).text)) return false;
  if (token.text === '[' && closesInterval(peek(c, 1))) return false;
  return ['(', '[', '{', '⌊', '⌈'].includes(token.text) && token.type === 'symbol';
}

/** The `[` of `]0,1[` closes: nothing that could stand inside brackets follows it. */
function closesInterval(after: Token): boolean {
  return (
    after.type === 'end' ||
    (after.type === 'symbol' && ['∪', '∩', '∖', ')', ',', ';', '}', '\\}'].includes(after.text))
  );
}

function closesLater(c: Cursor, bar: string): boolean {
  for (let k = 2; k < 80; k++) {
    const token = peek(c, k);
    if (token.type === 'end') return false;
    if (isSymbol(token, bar)) return true;
  }
  return false;
}

/** A LaTeX group. `{1,2}` in ASCII is a set; `{n \choose k}` a binomial. */
function group(c: Cursor): Node {
  next(c);
  if (accept(c, '}')) return c.tokens.length <= 4 ? { kind: 'set', items: [] } : fail(c, 'empty group');
  const node = enclosed(c, c.grammar.answer);
  if (isCommand(peek(c), 'choose')) {
    next(c);
    const below = enclosed(c, c.grammar.sum);
    expect(c, '}');
    return call('binomial', node, below);
  }
  expect(c, '}');
  return node.kind === 'list' ? { kind: 'set', items: node.items } : node;
}

function text(c: Cursor): Node {
  const token = peek(c);
  // \operatorname{dim}(W)
  if (/^[A-Za-z]{2,12}$/.test(token.text) && isSymbol(peek(c, 1), '(') && !peek(c, 1).spaced) {
    next(c);
    return application(c, token.text);
  }
  if (!/^[A-Za-z]$/.test(token.text)) fail(c, 'words where a value was expected');
  next(c);
  return { kind: 'variable', name: token.text };
}

function numeral(c: Cursor): Node {
  const token = next(c);
  if (token.text.includes('.') && (isCommand(peek(c), 'overline') || isCommand(peek(c), 'dot'))) {
    const block = repeatingBlock(c);
    if (block !== null) return repeating(token.text, block);
  }
  if (isSymbol(peek(c), '_') && /^\d+(\.\d+)?$/.test(token.text)) return based(c, token.text);
  const letters = letterDigits(c, token.text);
  if (letters !== null) return based(c, letters);
  if (isSymbol(peek(c), '…')) {
    const endless = endlessDecimal(token.text);
    if (endless !== null) {
      next(c);
      return endless;
    }
  }
  const value = decimal(token.text.endsWith('.') ? token.text.slice(0, -1) : token.text);
  return feet(c, value);
}

/** `0.1666…`: a digit written three times or a block written twice before the dots repeats for ever. */
function endlessDecimal(text: string): Node | null {
  const found = /^(\d*\.\d*?)(?:(\d)\2{2,}|(\d{2,8})\3+)$/.exec(text);
  return found === null ? null : repeating(found[1]!, (found[2] ?? found[3])!);
}

/** `5' 10"`: feet and inches, by one mark and two. Minutes of arc stand after degrees and are read there. */
function feet(c: Cursor, amount: Node): Node {
  const start = c.at;
  const marks = isSymbol(peek(c, -2), '°') ? 0 : primes(c);
  if (marks === 0 || marks > 2) {
    c.at = start;
    return amount;
  }
  if (marks === 2) return { kind: 'quantity', amount, unit: 'in' };
  const first: Node = { kind: 'quantity', amount, unit: 'ft' };
  const after = c.at;
  const second = peek(c).type === 'number' ? feet(c, decimal(next(c).text)) : null;
  if (second?.kind === 'quantity' && second.unit === 'in') return addition([first, second]);
  c.at = after;
  return first;
}

/** `\overline{45}` or `\dot{3}` or `\dot{1}4\dot{2}` after a decimal point. */
function repeatingBlock(c: Cursor): string | null {
  const dotted = isCommand(peek(c), 'dot');
  const start = c.at;
  next(c);
  const braces = accept(c, '{');
  const inner = next(c);
  if (inner.type === 'number' && /^\d+$/.test(inner.text) && (!braces || accept(c, '}'))) {
    if (!dotted) return inner.text;
    const middle = peek(c).type === 'number' ? next(c).text : '';
    if (!/^\d*$/.test(middle)) fail(c, 'expected digits between the dots');
    if (!isCommand(peek(c), 'dot')) return middle === '' ? inner.text : fail(c, 'expected the second dot');
    const last = repeatingBlock(c);
    return last === null ? null : inner.text + middle + last;
  }
  c.at = start;
  return null;
}

const baseWords: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

/** The digits of `2B7_{12}`; null, with the cursor where it was, where no base above ten follows. */
function letterDigits(c: Cursor, first: string): string | null {
  const start = c.at;
  let digits = first;
  for (let token = peek(c); !token.spaced && /^([A-Z]+|\d+)$/.test(token.text); token = peek(c))
    digits += next(c).text;
  const base = isSymbol(peek(c, 1), '{') ? peek(c, 2) : peek(c, 1);
  if (c.at > start && isSymbol(peek(c), '_') && Number(base.text) > 10) return digits;
  c.at = start;
  return null;
}

/** `1101_2`, `1101_{2}`, `32_{\text{six}}`. */
function based(c: Cursor, digits: string): Node {
  next(c);
  const braces = accept(c, '{');
  const token = next(c);
  if (braces) expect(c, '}');
  const base =
    token.type === 'number' && /^\d\d?$/.test(token.text) ? Number(token.text) : (baseWords[token.text] ?? 0);
  if (!(base >= 2 && base <= 36) || digits.length > 500) fail(c, 'expected a base from 2 to 36');
  let value = 0n;
  const [whole, fraction = ''] = digits.split('.') as [string, string?];
  for (const digit of whole + fraction) {
    const worth = Number.parseInt(digit, 36);
    if (worth >= base) fail(c, `digit ${digit} does not exist in base ${base}`);
    value = value * BigInt(base) + BigInt(worth);
  }
  return {
    kind: 'based',
    value: ratio(value, BigInt(base) ** BigInt(fraction.length)),
    base,
    written: digits,
  };
}

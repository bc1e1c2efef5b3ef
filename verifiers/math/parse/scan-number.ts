/** Reads numerals: thousands separators in every notation, decimals, repeating decimals. */
import { type Rational, ratio } from '../value/rational.js';
import type { NumberNode } from './tree.js';

/** Numerals with more digits are words: nobody's answer, and their arithmetic is not free. */
export const maxDigits = 4000;

const isDigit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9';

/** Thousands separators, longest first. A bare comma or thin space counts only between groups of three digits. */
const separators = ['{,}', ',\\! ', ',\\!', '\\,', '\\!', '\\;', '\\ ', ',', ' '];

function digitsFrom(text: string, i: number): number {
  let end = i;
  while (isDigit(text[end])) end++;
  return end;
}

/** A separator at `i` that is followed by exactly three digits: its length, else 0. */
function separatorAt(text: string, i: number, commas: boolean): number {
  for (const separator of separators) {
    if (!text.startsWith(separator, i)) continue;
    if (separator === ',' && !commas) return 0;
    const from = i + separator.length;
    const end = digitsFrom(text, from);
    return end - from === 3 ? separator.length : 0;
  }
  return 0;
}

/** The end of a numeral that starts at `i`, and its text without separators. */
export function scanNumeral(
  text: string,
  i: number,
  commas: boolean,
): { readonly end: number; readonly digits: string } {
  let end = digitsFrom(text, i);
  let digits = text.slice(i, end);
  if (end - i >= 1 && end - i <= 3 && text[i] !== '0') {
    for (let length = separatorAt(text, end, commas); length > 0; length = separatorAt(text, end, commas)) {
      digits += text.slice(end + length, end + length + 3);
      end += length + 3;
    }
  }
  if (text[end] === '.' && (isDigit(text[end + 1]) || digits !== '')) {
    const last = digitsFrom(text, end + 1);
    // "5." ends a sentence, unless a repeating part follows: 5.\overline{3}
    if (last > end + 1 || /^\.\\(overline|bar|dot)/.test(text.slice(end, end + 10))) {
      digits += text.slice(end, last);
      end = last;
    }
  }
  return { end, digits };
}

/** The value of a numeral such as `3.140` or `6.02e23`. */
export function decimal(numeral: string): NumberNode {
  const e = numeral.indexOf('e');
  const digits = e < 0 ? numeral : numeral.slice(0, e);
  const node = plainDecimal(digits);
  return e < 0 ? node : scaled(node, Number(numeral.slice(e + 1)));
}

/** The number times 10^k, still a decimal with the same significant digits. */
export function scaled(node: NumberNode, k: number): NumberNode {
  const ten = 10n ** BigInt(Math.abs(k));
  const move = (q: Rational) => (k < 0 ? ratio(q.n, q.d * ten) : ratio(q.n * ten, q.d));
  return { ...node, value: move(node.value), ...(node.ulp ? { ulp: move(node.ulp) } : {}) };
}

function plainDecimal(digits: string): NumberNode {
  const point = digits.indexOf('.');
  if (point < 0) return { kind: 'number', value: { n: BigInt(digits), d: 1n } };
  const fraction = digits.slice(point + 1);
  const all = digits.slice(0, point) + fraction;
  const scale = 10n ** BigInt(fraction.length);
  let lead = 0;
  while (all[lead] === '0') lead++;
  return {
    kind: 'number',
    value: ratio(BigInt(all), scale),
    ulp: { n: 1n, d: scale },
    digits: all.length - lead,
  };
}

/** The value of a decimal whose last digits repeat for ever: `0.1` + `6` is 0.1666… = 1/6. */
export function repeating(digits: string, block: string): NumberNode {
  const point = digits.indexOf('.');
  const fraction = point < 0 ? '' : digits.slice(point + 1);
  const start: Rational = decimal(digits.endsWith('.') ? `${digits}0` : digits).value;
  const period = (10n ** BigInt(block.length) - 1n) * 10n ** BigInt(fraction.length);
  const tail = ratio(BigInt(block), period);
  return { kind: 'number', value: ratio(start.n * tail.d + tail.n * start.d, start.d * tail.d) };
}

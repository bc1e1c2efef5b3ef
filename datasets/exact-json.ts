/**
 * JSON whose numbers keep their digits. JSON.parse turns 12345678901234567890 into 12345678901234567000, and a ground
 * truth changed that way rewards wrong answers. A number that a double cannot hold becomes a string of its digits.
 */

export interface ExactJson {
  readonly value: unknown;
  /** The literals that became strings, in order; absent when there were none, which is nearly always. */
  readonly longNumbers?: readonly string[];
}

/** Fewer characters than this never lose a digit. */
const longRun = 16;
const hugeExponent = /[eE]\+?\d{3}/;

/** Cheap and without false negatives. A run of 16 digits covers a 16th character: no others need to be looked at. */
function suspicious(text: string): boolean {
  for (let at = longRun - 1; at < text.length; at += longRun) {
    if (!isNumeric(text.charCodeAt(at))) continue;
    let [start, end] = [at, at + 1];
    while (isNumeric(text.charCodeAt(start - 1))) start--;
    while (isNumeric(text.charCodeAt(end))) end++;
    if (end - start >= longRun) return true;
  }
  return hugeExponent.test(text);
}

/** Digits and the decimal point; a position outside the text is none (NaN). */
function isNumeric(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 46;
}

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** More digits than the 17 that name any double: the writer meant a decimal, not a double. */
const doubleDigits = 17;

function losesDigits(literal: string): boolean {
  const value = Number(literal);
  if (!Number.isFinite(value)) return true;
  if (/^-?\d+$/.test(literal)) return String(value) !== literal;
  const digits = literal
    .replace(/[eE].*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+/, '');
  return digits.length > doubleDigits && !/^0*$/.test(digits.slice(doubleDigits));
}

/** Throws SyntaxError as JSON.parse does. */
export function parseExactJson(text: string): ExactJson {
  if (!suspicious(text)) return { value: JSON.parse(text) as unknown };
  const longNumbers: string[] = [];
  const exact = text.replace(token, (found) => {
    if (found.startsWith('"') || found.length < 5 || !losesDigits(found)) return found;
    longNumbers.push(found);
    return `"${found}"`;
  });
  if (longNumbers.length === 0) return { value: JSON.parse(text) as unknown };
  JSON.parse(text);
  return { value: JSON.parse(exact) as unknown, longNumbers };
}

/** A double as a person writes it: no exponent, so that every reader of answers takes it. */
export function plainNumber(value: number): string {
  const short = String(value);
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(short);
  if (parts === null) return short;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const shift = Number(exponent);
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
  return sign + whole + fraction.padEnd(shift, '0');
}

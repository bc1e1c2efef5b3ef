/** Units and nouns after an amount: `5 \text{ cm}^2`, `3 m/s` in text, `12 apples`. */
import { isUnit, measure } from '../value/units.js';
import { accept, type Cursor, isCommand, isSymbol, next, peek } from './cursor.js';
import type { Token } from './token.js';
import { type Node, some } from './tree.js';
import { isWordRun } from './words.js';

/** Words that join or qualify and name nothing. */
const grammarWords =
  /^(and|or|if|for|where|when|with|as|is|are|was|were|be|been|because|since|but|not|to|in|then|otherwise|such|at|on|by|from|only|so|each|every|any|than|the|yes|no|all|he|she|it|they|we|you|this|that|these|those|thus|therefore|hence|must|should|would|will|can|could|may|might|which|who|there|here|have|has|had|do|does|did|about|after|before|until|while|wide|tall|long|high|deep)\b/i;

function spelling(token: Token): string | null {
  if (token.type !== 'text' && token.type !== 'run') return null;
  const text = token.text
    .replace(/\\cdot\b/g, '*')
    .replace(/\\[,;:! ]|[~{}\\]/g, ' ')
    .replace(/\^ +/g, '^')
    .replace(/ +(?=\^)/g, '')
    .replace(/[.,;:]+$|\s+and$/, '')
    .trim();
  return text === '' || grammarWords.test(text) ? null : text;
}

/** An English word of three letters or more, or a shorter one before such a word: "red apples". */
function isNoun(text: string, after: Token): boolean {
  if (text.length < 3 || notNouns.test(text)) return false;
  return isWordRun(text) || (after.type === 'run' && isWordRun(after.text));
}

/** Words that could hide a second answer, or that change the number before them. */
const notNouns =
  /\b(or|and|not|maybe|perhaps|possibly|plus|minus|times|divided|squared|cubed|less|fewer|greater|halves|thirds|fourths|fifths|sixths|sevenths|eighths|ninths|tenths|hundredths|thousandths)\b/i;
/** A few words without numbers. */
const noun = /^[A-Za-z][A-Za-z'.-]*( [A-Za-z'.-]+){0,4}(\^[23]|[²³])?$/;

/** Quotients of one-letter units that are rarely meant as variables. */
const quotients = new Set(['m/s', 'g/L', 'N/m', 'L/h', 'L/s', 'g/mol', 'g/ml', 'g/mL', 'm/min']);

/** A single letter is a unit only in a quotient of units: `5 m/s`, `90 km/h`. */
function letterUnit(c: Cursor): string | null {
  const { text, spaced } = peek(c);
  const [after, below] = [peek(c, 1), peek(c, 2)];
  const heads = spaced && isSymbol(after, '/') && quotients.has(`${text}/${below.text}`);
  const follows = isSymbol(peek(c, -1), '/') && isUnit(peek(c, -2).text) && peek(c, -2).type !== 'number';
  return isUnit(text) && (heads || follows) ? text : null;
}

/** `12 min`, `5 sec`: an operator's name without an argument is the unit. */
function operatorUnit(c: Cursor): string | null {
  const { text } = peek(c);
  if (text !== 'min' && text !== 'sec') return null;
  const { type, text: after } = peek(c, 1);
  const ends =
    type === 'end' ||
    type === 'text' ||
    (type === 'symbol' && [',', ';', '.', ')', '}', '/', '^', '='].includes(after));
  return ends ? text : null;
}

/** One word of a unit: \text{…} of letters, or a run that is a unit or an English word. */
function unitWord(c: Cursor): string | null {
  const token = peek(c);
  // "in" is the inch where nothing is said after it.
  if (token.text === 'in' && token.type !== 'symbol' && !/^(text|run|name|number)$/.test(peek(c, 1).type))
    return 'in';
  if (token.type === 'name') return letterUnit(c);
  if (token.type === 'command') return operatorUnit(c);
  const text = spelling(token);
  if (text === null) return null;
  if (/^(sq|cu)\.?$/.test(text)) return isUnit(peek(c, 1).text) ? text : null;
  if (token.type === 'run') return isUnit(text) || isNoun(text, peek(c, 1)) ? text : null;
  return measure(text) !== null || (noun.test(text) && !notNouns.test(text)) ? text : null;
}

function exponent(c: Cursor): string {
  if (!isSymbol(peek(c), '^')) return '';
  const grouped = isSymbol(peek(c, 1), '{');
  let k = grouped ? 2 : 1;
  const minus = isSymbol(peek(c, k), '-');
  if (minus) k++;
  const digits = peek(c, k);
  if (digits.type !== 'number' || (grouped && !isSymbol(peek(c, k + 1), '}'))) return '';
  c.at += k + (grouped ? 2 : 1);
  return `^${minus ? '-' : ''}${digits.text}`;
}

/** The amount with its unit when one follows, else null. Only what has a value can be an amount. */
export function readUnit(c: Cursor, amount: Node): Node | null {
  if (isSymbol(peek(c), '(') && isSymbol(peek(c, 2), ')')) return bracketed(c, amount);
  const quotient = some(amount, (part) => part.kind === 'quantity' || part.kind === 'variable')
    ? null
    : unitQuotient(c);
  if (quotient !== null) return { kind: 'quantity', amount, unit: quotient };
  const first = unitWord(c);
  if (first === null || some(amount, (part) => part.kind === 'quantity')) return null;
  // After variables only a unit in \text{…} is one: "3x ft" may be a product.
  const open = some(amount, (part) => part.kind === 'variable');
  if (open && !(peek(c).type === 'text' && isUnit(first))) return null;
  return { kind: 'quantity', amount, unit: unitPhrase(c, first) };
}

/** `\\frac{\\text{m}}{\\text{s}^2}`: units of measure above and below; null, with the cursor where it was, for any other fraction. */
function unitQuotient(c: Cursor): string | null {
  if (!isCommand(peek(c), 'frac')) return null;
  const start = c.at;
  next(c);
  const over = unitGroup(c);
  const under = over === null ? null : unitGroup(c);
  const unit = `${over}/${under}`;
  if (under !== null && measure(unit) !== null) return unit;
  c.at = start;
  return null;
}

function unitGroup(c: Cursor): string | null {
  if (!accept(c, '{')) return null;
  const words: string[] = [];
  while (!accept(c, '}')) {
    const word = spelling(next(c));
    if (word === null) return null;
    words.push(word + exponent(c));
  }
  return words.join(' ');
}

/** The words of a unit or noun from the first on. In a sentence, those after the first noun may be anything. */
function unitPhrase(c: Cursor, first: string): string {
  next(c);
  let unit = first + exponent(c);
  /** The longest unit of measure so far, or the first noun, and where it ends. */
  let surest = { unit, at: c.at };
  for (let more = furtherWord(c); more !== null; more = furtherWord(c)) {
    unit += more;
    if (c.prose && measure(unit) !== null) surest = { unit, at: c.at };
  }
  if (!c.prose || endsClause(c)) return unit;
  // "7 diners chose the buffet"
  c.at = surest.at;
  return surest.unit;
}

/** The next word of a unit, with what joins it to those before; null, with the cursor where it was, when none follows. */
function furtherWord(c: Cursor): string | null {
  const start = c.at;
  const joint = accept(c, '/') ? '/' : accept(c, '*') || accept(c, '-') ? '*' : ' ';
  const word = unitWord(c);
  if (word === null) {
    c.at = start;
    return null;
  }
  next(c);
  return joint + word + exponent(c);
}

function endsClause(c: Cursor): boolean {
  const { type, text } = peek(c);
  return (
    type === 'end' || (type === 'symbol' && [',', ';', '.', ')'].includes(text)) || /^(and|or)$/i.test(text)
  );
}

/** `47.5 (pounds)`. */
function bracketed(c: Cursor, amount: Node): Node | null {
  const start = c.at;
  next(c);
  const { type } = peek(c);
  const node = type === 'run' || type === 'text' ? readUnit(c, amount) : null;
  if (node !== null && accept(c, ')')) return node;
  c.at = start;
  return null;
}

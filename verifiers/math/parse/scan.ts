/** Turns normalized text into tokens, in one pass. */
import { isUnit } from '../value/units.js';
import { maxDigits, scanNumeral } from './scan-number.js';
import { commandToken, functionNames, silent, silentWithArgument, wordToken } from './symbols.js';
import { type Token, Unreadable } from './token.js';
import { isWordRun } from './words.js';

const isLetter = (char: string | undefined) => char !== undefined && /[A-Za-z]/.test(char);
const isDigit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9';

/** Two-character operators of ASCII math. */
const pairs: Readonly<Record<string, string>> = {
  '<=': '<=',
  '>=': '>=',
  '=<': '<=',
  '=>': '⇒',
  '!=': '!=',
  '**': '^',
  '+-': '±',
  '->': '→',
  '==': '=',
  ':=': '=',
  '||': '‖',
};
const single = new Set("+-*/^_()[]{}|,;:=<>!%°'&~±∓∪∩∖⟨⟩⌊⌋⌈⌉…→⇒↔′‖".split(''));

interface Scanner {
  readonly text: string;
  /** Whether a comma between groups of three digits may separate thousands. */
  readonly commas: boolean;
  readonly tokens: Token[];
  at: number;
  spaced: boolean;
  /** How many brackets are open: inside them a comma always separates items. */
  depth: number;
  /** Whether sentences are read: then stops are tokens, and letters outside formulas are words. */
  readonly prose: boolean;
  formula: boolean;
}

function emit(s: Scanner, type: Token['type'], text: string, end: number): void {
  const token = { type, text, at: s.at, spaced: s.spaced };
  s.tokens.push(s.prose ? { ...token, formula: s.formula } : token);
  if (type === 'symbol' && '([\\{⟨'.includes(text)) s.depth++;
  if (type === 'symbol' && ')]\\}⟩'.includes(text)) s.depth = Math.max(0, s.depth - 1);
  s.at = end;
  s.spaced = false;
}

/** The end of the group whose `{` stands at `open`; the text's end when it is never closed. */
function groupEnd(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return text.length;
}

function isMathematics(content: string): boolean {
  return /^[-\d([]/.test(content)
    ? !/[a-z]{2}.*[,:]/i.test(content)
    : /^[A-Z](\s*(,|and|or|&)\s*[A-Z])+$/.test(content);
}

/** Letters side by side that are neither a word nor a unit: `\mathrm{gb}`. */
function isProduct(content: string): boolean {
  return (
    /^[A-Za-z]{2,3}$/.test(content) && !/^[A-Z]/.test(content) && !isWordRun(content) && !isUnit(content)
  );
}

/** `\text{…}`: one token with its content, or nothing when the content is blank. */
function scanText(s: Scanner, end: number, roman: boolean): void {
  let open = end;
  while (s.text[open] === ' ' || s.text[open] === '*') open++;
  if (s.text[open] !== '{') {
    s.at = end;
    return;
  }
  const close = groupEnd(s.text, open);
  const content = s.text
    .slice(open + 1, close)
    .replace(/~/g, ' ')
    .trim();
  const next = Math.min(close + 1, s.text.length);
  if (isMathematics(content)) {
    // `\text{(C)}`, `\text{A, D}`, `\text{12 cm}` are read as if they stood outside.
    for (const token of scan(content, s.commas))
      if (token.type !== 'end') s.tokens.push({ ...token, at: s.at });
    s.at = next;
    s.spaced = true;
  } else if (isAngle(s, content, next)) emit(s, 'symbol', '°', next);
  else if (functionNames.has(content) || content === 'lcm') {
    emit(s, 'command', functionNames.get(content)!, next);
  } else if (content === '') {
    s.at = next;
    s.spaced = true;
  } else if (roman && (content === 'i' || content === 'e')) emit(s, 'name', content, next);
  else emit(s, roman && isProduct(content) ? 'run' : 'text', content, next);
}

/** The end of the argument in braces of a command whose name ends at `at`; of the name, when it has none. */
function afterArgument(text: string, at: number): number {
  let open = at;
  while (text[open] === ' ' || text[open] === '*') open++;
  return text[open] === '{' ? Math.min(groupEnd(text, open) + 1, text.length) : at;
}

function scanCommand(s: Scanner): void {
  let end = s.at + 1;
  while (isLetter(s.text[end])) end++;
  const name = end === s.at + 1 ? (s.text[end] ?? '') : s.text.slice(s.at + 1, end);
  if (end === s.at + 1) end += 1;
  if (name === ' ' || name === '' || name === '\n' || silent.has(name)) {
    s.at = end;
    s.spaced = true;
    // \left. and \right. are invisible fences
    if ((name === 'left' || name === 'right') && s.text[end] === '.') s.at = end + 1;
    return;
  }
  if (silentWithArgument.has(name)) {
    s.at = afterArgument(s.text, end);
    s.spaced = true;
    return;
  }
  const token = commandToken(name);
  if (token === null) throw new Unreadable(`unknown command \\${name.slice(0, 20)}`, s.at);
  if (token.text === 'text') scanText(s, end, name === 'mathrm');
  else emit(s, token.type, token.text, end);
}

/** A run of plain letters: a function, a constant, one variable, or a run that the grammar makes sense of. */
function scanLetters(s: Scanner): void {
  let end = s.at;
  while (isLetter(s.text[end])) end++;
  const word = s.text.slice(s.at, end);
  const token = word.length > 1 ? wordToken(word) : null;
  if (isAngle(s, word, end)) emit(s, 'symbol', '°', end);
  else if (isTimes(s, word, end)) emit(s, 'symbol', '*', end);
  else if (word === 'log' && /^(?:2|10)\(/.test(s.text.slice(end, end + 3))) {
    // log2(8)
    emit(s, 'command', 'logten', end);
    emit(s, 'symbol', '_', end);
  } else if (token !== null) emit(s, token.type, token.text, end);
  else if (word === 'U' && joinsSets(s, end)) emit(s, 'symbol', '∪', end);
  else if (word.length === 1) emit(s, 'name', word, end);
  else {
    // sinx, cosx, lnx
    const called = functionNames.get(word.slice(0, -1));
    if (called !== undefined && /^(sin|cos|tan|cot|sec|csc|ln|log)$/.test(word.slice(0, -1))) {
      emit(s, 'command', called, end - 1);
      emit(s, 'name', word.slice(-1), end);
    } else emit(s, 'run', word, end);
  }
}

/** `5 degrees` at its end, or before a sign; `5 degrees Celsius` is another unit. */
function isAngle(s: Scanner, word: string, end: number): boolean {
  return (
    /^degrees?$/.test(word) &&
    s.tokens.at(-1)?.type === 'number' &&
    /^\s*(?:$|[,;)+\-=])/.test(s.text.slice(end))
  );
}

/** The sign of `3.0 x 10^8`. */
function isTimes(s: Scanner, word: string, end: number): boolean {
  return (
    /^x$/i.test(word) &&
    s.tokens.at(-1)?.type === 'number' &&
    /^ ?10 ?(?:\^|\*\*)/.test(s.text.slice(end, end + 6))
  );
}

/** Whether a letter U stands between brackets as a union sign. */
function joinsSets(s: Scanner, end: number): boolean {
  const last = s.tokens.at(-1);
  const closes = last?.type === 'symbol' && [')', ']', '\\}'].includes(last.text);
  return closes && /^\s*(?:\\left)?\s*(?:[([]|\\\{)/.test(s.text.slice(end, end + 12));
}

/** A numeral, with the exponent of `6.02e23` when one follows. */
function scanNumber(s: Scanner): void {
  const { end, digits } = scanNumeral(s.text, s.at, s.commas && s.depth === 0);
  if (digits.length > maxDigits) throw new Unreadable('too many digits', s.at);
  const exponent = /^[eE][+-]?\d{1,4}(?![\w.])/.exec(s.text.slice(end, end + 8));
  if (exponent === null) emit(s, 'number', digits, end);
  else emit(s, 'number', `${digits}${exponent[0].toLowerCase()}`, end + exponent[0].length);
}

/** White space, the marks of formulas, and currency signs, which `currency.ts` reads. */
const spaces = new Set(' \n\t\r$€£¥₹');

function scanOne(s: Scanner): void {
  const char = s.text[s.at]!;
  if (s.prose && scanProse(s, char)) return;
  if (spaces.has(char)) {
    s.at++;
    s.spaced = true;
  } else if (char === '\\') scanCommand(s);
  else if (isDigit(char) || (char === '.' && isDigit(s.text[s.at + 1]))) {
    scanNumber(s);
  } else if (isLetter(char)) scanLetters(s);
  else {
    const pair = pairs[s.text.slice(s.at, s.at + 2)];
    if (pair !== undefined) emit(s, 'symbol', pair, s.at + 2);
    else if (char === '"' && s.tokens.at(-1)?.type === 'number') {
      // 12" is 12 inches, as 12'' is.
      emit(s, 'symbol', "'", s.at);
      emit(s, 'symbol', "'", s.at + 1);
    } else if (s.text.startsWith('...', s.at)) emit(s, 'symbol', '…', s.at + 3);
    else if (single.has(char)) emit(s, 'symbol', char, s.at + 1);
    else throw new Unreadable(`unexpected character ${JSON.stringify(char)}`, s.at);
  }
}

/**
 * The end of a word that only a sentence has, which begins at `at`; `at` itself when there is none. They are "a" before a word,
 * "i.e.", "can't", "lift-off", and "cost", which would be a cosine in a formula.
 */
function proseWordEnd(text: string, at: number): number {
  if ('aAI'.includes(text[at]!) && text[at + 1] === ' ' && isLetter(text[at + 2])) return at + 1;
  if (text.startsWith('i.e.', at) || text.startsWith('e.g.', at)) return at + 4;
  const letters = lettersFrom(text, at);
  if (text.slice(at, letters) === 'cost') return letters;
  if (text[letters] === "'") {
    const end = lettersFrom(text, letters + 1);
    return end > letters + 1 && end <= letters + 3 ? end : at;
  }
  let end = letters;
  while (text[end] === '-' && lettersFrom(text, end + 1) > end + 2) end = lettersFrom(text, end + 1);
  return end === letters ? at : end;
}

function lettersFrom(text: string, at: number): number {
  let end = at;
  while (isLetter(text[end])) end++;
  return end;
}

/** What only sentences have: stops, quotation marks, words of one letter. Whether it took something. */
function scanProse(s: Scanner, char: string): boolean {
  if (char === '$') s.formula = !s.formula;
  const exclaims = (char === '!' || char === '?') && isLetter(s.text[s.at - 1]);
  if ((char === '.' && !isDigit(s.text[s.at + 1]) && s.text[s.at + 1] !== '.') || (exclaims && !s.formula)) {
    emit(s, 'symbol', '.', s.at + 1);
    return true;
  }
  if (char === '@') {
    emit(s, 'run', 'at', s.at + 1);
    return true;
  }
  if (char === '"') {
    s.at++;
    s.spaced = true;
    return true;
  }
  if (s.formula || !isLetter(char)) return false;
  const end = proseWordEnd(s.text, s.at);
  if (end === s.at) return false;
  emit(s, 'run', s.text.slice(s.at, end), end);
  return true;
}

/**
 * @param commas whether `1,234` is one numeral. Inside brackets a comma separates items all the same.
 * @param prose whether sentences are read.
 * @throws Unreadable at characters and commands that have no meaning in an answer.
 */
export function scan(text: string, commas: boolean, prose = false): Token[] {
  const s: Scanner = { text, commas, tokens: [], at: 0, spaced: false, depth: 0, prose, formula: false };
  while (s.at < text.length) scanOne(s);
  s.tokens.push({ type: 'end', text: '', at: text.length, spaced: s.spaced });
  return s.tokens;
}

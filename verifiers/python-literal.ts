/**
 * A Python literal as `repr` writes it, read without running anything: dictionaries, sets, lists, tuples, texts, bytes, numbers, True, False and
 * None. Linear in the text; nested at most a hundred deep.
 */

export type PythonNode =
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [key: PythonNode, value: PythonNode])[] }
  | { readonly kind: 'list' | 'tuple' | 'set'; readonly items: readonly PythonNode[] }
  | { readonly kind: 'text' | 'bytes'; readonly text: string }
  /** Digits as they are written. */
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'word'; readonly word: Word };

type Word = 'True' | 'False' | 'None';

interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
}

const deepest = 100;
const words: readonly string[] = ['True', 'False', 'None'] satisfies Word[];
const escapes: Readonly<Record<string, string>> = {
  ...{ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07', '\n': '' },
  ...{ '\\': '\\', "'": "'", '"': '"' },
};
const number = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const word = /[A-Za-z]+/y;
const blank = /\s*/y;
const octalDigits = /[0-7]{1,3}/y;
const bytesMark = /b(?=['"])/y;
const noArguments = /\s*\(\s*\)/y;

/** The whole text as a literal. @throws SyntaxError that names the character at which the text is no literal */
export function readPythonLiteral(text: string): PythonNode {
  const { node, rest } = leadingPythonLiteral(text);
  if (rest === '') return node;
  throw broken(text.length - rest.length, 'the literal ends here, and text follows');
}

/** The literal that a text begins with, and what follows it and its blanks. @throws SyntaxError where it begins with none */
export function leadingPythonLiteral(text: string): { readonly node: PythonNode; readonly rest: string } {
  const c: Cursor = { text, at: 0, depth: 0 };
  const node = readValue(c);
  take(c, blank);
  return { node, rest: text.slice(c.at) };
}

function readValue(c: Cursor): PythonNode {
  take(c, blank);
  const next = c.text[c.at];
  if (next === '{') return nested(c, () => readBraces(c));
  if (next === '[') return nested(c, () => ({ kind: 'list', items: readItems(c, ']').items }));
  if (next === '(') return nested(c, () => readParentheses(c));
  if (next === "'" || next === '"') return { kind: 'text', text: readTexts(c) };
  if (take(c, bytesMark) !== '') return { kind: 'bytes', text: readText(c) };
  const digits = take(c, number);
  if (digits !== '') return { kind: 'number', digits };
  const name = take(c, word);
  if (isWord(name)) return { kind: 'word', word: name };
  if (name === 'set' && take(c, noArguments) !== '') return { kind: 'set', items: [] };
  throw broken(c.at, name === '' ? 'a value is missing' : `${name} is no literal`);
}

function isWord(name: string): name is Word {
  return words.includes(name);
}

function nested<T>(c: Cursor, read: () => T): T {
  if (++c.depth > deepest) throw broken(c.at, `nested deeper than ${deepest}`);
  const value = read();
  c.depth--;
  return value;
}

/** A dictionary where a colon follows the first value, else a set. */
function readBraces(c: Cursor): PythonNode {
  c.at++;
  const entries: [PythonNode, PythonNode][] = [];
  const items: PythonNode[] = [];
  while (!closes(c, '}')) {
    const value = readValue(c);
    if (items.length === 0 && (entries.length > 0 || follows(c, ':'))) {
      expect(c, ':');
      entries.push([value, readValue(c)]);
    } else items.push(value);
    if (closesAfterItem(c, '}')) break;
  }
  return items.length > 0 ? { kind: 'set', items } : { kind: 'dict', entries };
}

function readItems(c: Cursor, close: string): { items: PythonNode[]; commas: number } {
  c.at++;
  const items: PythonNode[] = [];
  let commas = 0;
  while (!closes(c, close)) {
    items.push(readValue(c));
    if (closesAfterItem(c, close)) break;
    commas++;
  }
  return { items, commas };
}

/** A tuple, or a value in parentheses. */
function readParentheses(c: Cursor): PythonNode {
  const { items, commas } = readItems(c, ')');
  const [only] = items;
  return items.length === 1 && only !== undefined && commas === 0 ? only : { kind: 'tuple', items };
}

/** Steps over the closing bracket if it is next. */
function closes(c: Cursor, close: string): boolean {
  if (!follows(c, close)) return false;
  c.at++;
  return true;
}

function follows(c: Cursor, mark: string): boolean {
  take(c, blank);
  return c.text[c.at] === mark;
}

function closesAfterItem(c: Cursor, close: string): boolean {
  if (closes(c, close)) return true;
  expect(c, ',');
  return false;
}

function expect(c: Cursor, mark: string): void {
  if (!follows(c, mark)) throw broken(c.at, `${mark} is missing`);
  c.at++;
}

/** One text, or several that stand side by side, which Python joins. */
function readTexts(c: Cursor): string {
  let joined = '';
  do {
    joined += readText(c);
    take(c, blank);
  } while (c.text[c.at] === "'" || c.text[c.at] === '"');
  return joined;
}

function readText(c: Cursor): string {
  const quote = c.text[c.at++] as string;
  let made = '';
  for (;;) {
    const char = c.text[c.at++];
    if (char === undefined || char === '\n') throw broken(c.at, 'the text is not closed');
    if (char === quote) return made;
    made += char === '\\' ? readEscape(c) : char;
  }
}

function readEscape(c: Cursor): string {
  const octal = take(c, octalDigits);
  if (octal !== '') return String.fromCodePoint(Number.parseInt(octal, 8));
  const kind = c.text[c.at++] ?? '';
  const digits = { x: 2, u: 4, U: 8 }[kind];
  if (digits === undefined) return escapes[kind] ?? `\\${kind}`;
  const code = c.text.slice(c.at, c.at + digits);
  if (!/^[\da-fA-F]+$/.test(code) || code.length < digits)
    throw broken(c.at, `\\${kind} needs ${digits} digits`);
  const point = Number.parseInt(code, 16);
  if (point > 0x10ffff) throw broken(c.at, `\\${kind}${code} is no character`);
  c.at += digits;
  return String.fromCodePoint(point);
}

function take(c: Cursor, pattern: RegExp): string {
  pattern.lastIndex = c.at;
  const found = pattern.exec(c.text)?.[0] ?? '';
  c.at += found.length;
  return found;
}

function broken(at: number, why: string): SyntaxError {
  return new SyntaxError(`no Python literal: ${why}, at character ${at + 1}`);
}

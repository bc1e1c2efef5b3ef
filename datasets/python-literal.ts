/**
 * A Python literal as `repr` writes it, read without running anything: dictionaries, lists, tuples, texts, numbers, True, False and None.
 * An integer that a double cannot hold becomes a text of its digits, as in exact-json.ts.
 */

export interface PythonLiteral {
  readonly value: unknown;
  /** The integers that became texts; absent when there were none. */
  readonly longNumbers?: readonly string[];
}

interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
  readonly longNumbers: string[];
}

const deepest = 100;
const words: Readonly<Record<string, unknown>> = { True: true, False: false, None: null };
const escapes: Readonly<Record<string, string>> = {
  ...{ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07', 0: '\0', '\n': '' },
  ...{ '\\': '\\', "'": "'", '"': '"' },
};
const number = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const word = /[A-Za-z]+/y;
const blank = /\s*/y;

/** @throws SyntaxError that names the character at which the text is no literal */
export function parsePythonLiteral(text: string): PythonLiteral {
  const c: Cursor = { text, at: 0, depth: 0, longNumbers: [] };
  const value = readValue(c);
  take(c, blank);
  if (c.at < text.length) throw broken(c, 'the literal ends here, and text follows');
  return c.longNumbers.length === 0 ? { value } : { value, longNumbers: c.longNumbers };
}

function readValue(c: Cursor): unknown {
  take(c, blank);
  const next = c.text[c.at];
  if (next === '{') return nested(c, () => readDict(c));
  if (next === '[') return nested(c, () => readItems(c, ']').items);
  if (next === '(') return nested(c, () => readParentheses(c));
  if (next === "'" || next === '"') return readTexts(c);
  const digits = take(c, number);
  if (digits !== '') return numberOf(c, digits);
  const name = take(c, word);
  if (Object.hasOwn(words, name)) return words[name];
  throw broken(c, name === '' ? 'a value is missing' : `${name} is no literal`);
}

function nested<T>(c: Cursor, read: () => T): T {
  if (++c.depth > deepest) throw broken(c, `nested deeper than ${deepest}`);
  const value = read();
  c.depth--;
  return value;
}

function readDict(c: Cursor): Record<string, unknown> {
  c.at++;
  const found: [string, unknown][] = [];
  while (!closes(c, '}')) {
    const key = readValue(c);
    expect(c, ':');
    found.push([typeof key === 'string' ? key : JSON.stringify(key), readValue(c)]);
    if (!closesAfterItem(c, '}')) continue;
    break;
  }
  return Object.fromEntries(found);
}

function readItems(c: Cursor, close: string): { items: unknown[]; commas: number } {
  c.at++;
  const items: unknown[] = [];
  let commas = 0;
  while (!closes(c, close)) {
    items.push(readValue(c));
    if (closesAfterItem(c, close)) break;
    commas++;
  }
  return { items, commas };
}

/** A tuple, or a value in parentheses. */
function readParentheses(c: Cursor): unknown {
  const { items, commas } = readItems(c, ')');
  return items.length === 1 && commas === 0 ? items[0] : items;
}

/** Steps over the closing bracket if it is next. */
function closes(c: Cursor, close: string): boolean {
  take(c, blank);
  if (c.text[c.at] !== close) return false;
  c.at++;
  return true;
}

function closesAfterItem(c: Cursor, close: string): boolean {
  if (closes(c, close)) return true;
  expect(c, ',');
  return false;
}

function expect(c: Cursor, mark: string): void {
  take(c, blank);
  if (c.text[c.at] !== mark) throw broken(c, `${mark} is missing`);
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
    if (char === undefined || char === '\n') throw broken(c, 'the text is not closed');
    if (char === quote) return made;
    made += char === '\\' ? readEscape(c) : char;
  }
}

function readEscape(c: Cursor): string {
  const kind = c.text[c.at++] ?? '';
  const digits = { x: 2, u: 4, U: 8 }[kind];
  if (digits === undefined) return escapes[kind] ?? `\\${kind}`;
  const code = c.text.slice(c.at, c.at + digits);
  if (!/^[\da-fA-F]+$/.test(code) || code.length < digits)
    throw broken(c, `\\${kind} needs ${digits} digits`);
  c.at += digits;
  return String.fromCodePoint(Number.parseInt(code, 16));
}

function numberOf(c: Cursor, digits: string): unknown {
  const value = Number(digits);
  if (!/^[+-]?\d+$/.test(digits) || Number.isSafeInteger(value)) return value;
  c.longNumbers.push(digits);
  return digits;
}

function take(c: Cursor, pattern: RegExp): string {
  pattern.lastIndex = c.at;
  const found = pattern.exec(c.text)?.[0] ?? '';
  c.at += found.length;
  return found;
}

function broken(c: Cursor, why: string): SyntaxError {
  return new SyntaxError(`no Python literal: ${why}, at character ${c.at + 1}`);
}

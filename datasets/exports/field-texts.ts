import type { FieldLayout } from './field-layout.js';

const quote = 34;
const comma = 44;
const [openBracket, backslash, closeBracket] = [91, 92, 93];
const [openBrace, closeBrace] = [123, 125];

/**
 * The JSON texts of the fields of an object, which was written by JSON.stringify: no blank stands outside of strings. They are found in a
 * fraction of what JSON.parse takes, because long strings are leapt over.
 */
export class FieldTexts {
  readonly line: string;
  readonly layout: FieldLayout;
  /** Where each field ends. */
  readonly #ends: number[] = [];

  /** @param none the layout of no fields, where the tree begins. @throws Error for any other text */
  constructor(line: string, none: FieldLayout) {
    this.line = line;
    const end = line === '{}' ? 0 : line.length - 1;
    let layout = none;
    for (let at = 0; at < end; ) {
      layout = layout.likely(line, at) ?? layout.with(headAt(line, at));
      at = endOfValue(line, at + (layout.heads[this.#ends.length] as string).length);
      this.#ends.push(at);
    }
    this.layout = layout;
  }

  get(name: string): string | undefined {
    const at = this.layout.positions.get(name);
    return at === undefined ? undefined : this.line.slice(this.#value(at), this.#ends[at]);
  }

  /** The JSON text of a part of a field that is an object. @param part a name that needs no escapes */
  part(name: string, part: string): string | undefined {
    const at = this.layout.positions.get(name);
    return at === undefined
      ? undefined
      : fieldText(this.line, part, this.#value(at), this.#ends[at] as number);
  }

  /** Neighbouring fields with their names, from the one at the position `first` up to that at `last`. */
  span(first: number, last: number): string {
    return this.line.slice(this.#begin(first) + 1, this.#ends[last]);
  }

  #value(at: number): number {
    return this.#begin(at) + (this.layout.heads[at] as string).length;
  }

  /** Where the brace or comma stands before a field. */
  #begin(at: number): number {
    return at === 0 ? 0 : (this.#ends[at - 1] as number);
  }
}

/** The JSON text of one field of the object that stands in a line from `from` up to `to`. @param name one that needs no escapes */
function fieldText(line: string, name: string, from: number, to: number): string | undefined {
  const isEmpty = to - from === '{}'.length;
  const end = isEmpty ? from : to - 1;
  for (let at = from; at < end; ) {
    const isNamed = line.startsWith(name, at + 2) && line.charCodeAt(at + 2 + name.length) === quote;
    const value = (isNamed ? at + 3 + name.length : endOfString(line, at + 2)) + 1;
    at = endOfValue(line, value);
    if (isNamed) return line.slice(value, at);
  }
  return undefined;
}

/** What stands before the value of the field that begins at `at`. */
function headAt(line: string, at: number): string {
  return `${line.slice(at, endOfString(line, at + 2))}:`;
}

/** @param at where the value begins */
function endOfValue(line: string, at: number): number {
  const first = line.charCodeAt(at);
  if (first === quote) return endOfString(line, at + 1);
  if (first === openBrace || first === openBracket) return endOfNest(line, at);
  for (let end = at; end < line.length; end++) {
    const code = line.charCodeAt(end);
    if (code === comma || code === closeBrace) return end;
  }
  throw unended(line);
}

/** The end of an object or a list. */
function endOfNest(line: string, at: number): number {
  let depth = 0;
  for (let end = at; end < line.length; ) {
    const code = line.charCodeAt(end++);
    if (code === quote) end = endOfString(line, end);
    else if (code === openBrace || code === openBracket) depth++;
    else if ((code === closeBrace || code === closeBracket) && --depth === 0) return end;
  }
  throw unended(line);
}

/** @param at behind the quote that begins the string */
function endOfString(line: string, at: number): number {
  for (let from = at; ; ) {
    const end = line.indexOf('"', from);
    if (end < 0) throw unended(line);
    let before = end;
    while (line.charCodeAt(before - 1) === backslash) before--;
    // Backslashes in pairs are characters of the string; one more makes the quote one.
    if ((end - before) % 2 === 0) return end + 1;
    from = end + 1;
  }
}

function unended(line: string): Error {
  return new Error(`a line that is not JSON as we write it: ${line.slice(0, 80)}`);
}

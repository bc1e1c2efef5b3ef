/** Values that calls are made with: JSON's, and those of Python's own that assertions hold. */
import type { PythonNode } from '#verifiers/python-literal.js';

export type Value = null | boolean | number | string | Value[] | { [key: string]: Value } | Tuple | Literal;

export class Tuple {
  readonly items: readonly Value[];
  constructor(items: readonly Value[]) {
    this.items = items;
  }
}

/** Kept as it is written: a set, a dictionary, bytes, an integer that a double cannot hold. */
export class Literal {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

const words = { True: true, False: false, None: null };

export function valueIn(node: PythonNode): Value {
  switch (node.kind) {
    case 'list':
      return node.items.map(valueIn);
    case 'tuple':
      return new Tuple(node.items.map(valueIn));
    case 'text':
      return node.text;
    case 'word':
      return words[node.word];
    case 'number': {
      const value = Number(node.digits);
      const isExact = Number.isSafeInteger(value) || (Number.isFinite(value) && /[.e]/i.test(node.digits));
      return isExact ? value : new Literal(node.digits);
    }
    default:
      return new Literal(sourceOf(node));
  }
}

/** A value as Python writes it. */
export function pythonText(value: Value): string {
  if (value === null) return 'None';
  if (value === true || value === false) return value ? 'True' : 'False';
  if (value instanceof Literal) return value.source;
  if (value instanceof Tuple) return tupleText(value.items.map(pythonText));
  if (Array.isArray(value)) return `[${value.map(pythonText).join(', ')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, one]) => `${pythonText(key)}: ${pythonText(one)}`);
  return `{${entries.join(', ')}}`;
}

function tupleText(items: readonly string[]): string {
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
}

function sourceOf(node: PythonNode): string {
  switch (node.kind) {
    case 'dict':
      return `{${node.entries.map(([key, value]) => `${sourceOf(key)}: ${sourceOf(value)}`).join(', ')}}`;
    case 'set':
      return node.items.length === 0 ? 'set()' : `{${node.items.map(sourceOf).join(', ')}}`;
    case 'bytes':
      return `b"${[...node.text].map(byteText).join('')}"`;
    case 'number':
      return node.digits;
    default:
      return pythonText(valueIn(node));
  }
}

function byteText(character: string): string {
  if (/[ !#-[\]-~]/.test(character)) return character;
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

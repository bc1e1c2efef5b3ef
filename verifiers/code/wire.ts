/**
 * Reads values that a program reported (the other side is python/_rlvr_wire.py) and compares them with JSON as Python's ==
 * would, save that a JSON array also stands for a tuple and a JSON key also for a number.
 */
import { z } from 'zod';
import { near, type Tolerance } from './checker/compare.js';

const item: z.ZodType<Item> = z.union([
  z.null(),
  z.boolean(),
  z.string(),
  z.number(),
  z.tuple([z.literal('i'), z.string()]),
  z.tuple([z.literal('f'), z.string()]),
  z.tuple([z.literal('@'), z.number()]),
]);
type Item = null | boolean | string | number | ['i' | 'f', string] | ['@', number];

export const wireValue = z.object({ v: item, t: z.array(z.array(z.unknown()).nullable()) });
export type WireValue = z.infer<typeof wireValue>;

type Json = z.core.util.JSONType;

function float(text: string): number {
  return text === 'inf' ? Infinity : text === '-inf' ? -Infinity : Number(text);
}

/** An integer of any size, as Python's hex() writes it; null for a text that is none. */
function integer(text: string): bigint | null {
  if (!/^-?0x[\da-f]+$/.test(text)) return null;
  return text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text);
}

const isReference = (item: unknown): item is ['@', number] => Array.isArray(item) && item[0] === '@';
const isPair = (part: unknown): part is [Item, Item] => Array.isArray(part) && part.length === 2;

function equalNumbers(actual: Item, expected: number, tolerance: Tolerance): boolean {
  if (typeof actual === 'boolean') return Number(actual) === expected;
  if (Array.isArray(actual) && actual[0] === 'i')
    return !Number.isFinite(expected)
      ? false
      : Number.isInteger(expected) && integer(actual[1]) === BigInt(expected);
  const value =
    typeof actual === 'number' ? actual : Array.isArray(actual) ? float(String(actual[1])) : Number.NaN;
  return near(value, expected, tolerance);
}

/**
 * A deep value can only equal JSON as deep, and that was parsed before: recursion is bounded by the expected value. What the
 * program reported may be anything: what is not of the wire's form equals nothing.
 */
export function equalsJson(actual: WireValue, expected: Json, tolerance: Tolerance): boolean {
  const compare = (found: Item, wanted: Json): boolean => {
    if (isReference(found)) {
      const entry = actual.t[found[1]];
      return entry ? compareEntry(entry, wanted) : false;
    }
    if (typeof wanted === 'number') return equalNumbers(found, wanted, tolerance);
    // Python's True == 1 also the other way about.
    if (typeof wanted === 'boolean')
      return typeof found === 'boolean' ? found === wanted : equalNumbers(found, Number(wanted), 0);
    return found === wanted;
  };
  const compareEntry = (entry: readonly unknown[], wanted: Json): boolean => {
    const [kind, body] = entry;
    if (kind === 'plain') return !isReference(body) && compare(body as Item, wanted);
    // JavaScript's way to return nothing.
    if (kind === 'undefined') return wanted === null;
    if (wanted === null || typeof wanted !== 'object') return false;
    if (!Array.isArray(body)) return false;
    if (kind === 'list' || kind === 'tuple')
      return (
        Array.isArray(wanted) &&
        body.length === wanted.length &&
        body.every((part, i) => compare(part, wanted[i] as Json))
      );
    return kind === 'dict' && !Array.isArray(wanted) && body.every(isPair) && compareDict(body, wanted);
  };
  const compareDict = (pairs: [Item, Item][], wanted: Readonly<Record<string, Json>>): boolean => {
    const keys = new Set(pairs.map(([key]) => keyText(key, actual)));
    if (keys.size !== pairs.length || pairs.length !== Object.keys(wanted).length) return false;
    return pairs.every(([key, value]) => {
      const text = keyText(key, actual);
      return text !== null && Object.hasOwn(wanted, text) && compare(value, wanted[text] as Json);
    });
  };
  return compare(actual.v, expected);
}

/** How JSON would spell a key; null for a key that JSON has no spelling for. */
function keyText(key: Item, { t }: WireValue): string | null {
  if (typeof key === 'string') return key;
  if (typeof key === 'number') return String(key);
  if (!Array.isArray(key)) return String(key);
  if (key[0] === 'i') return integer(key[1])?.toString() ?? null;
  if (key[0] === 'f') return key[1];
  const entry = t[Number(key[1])];
  const plain = entry?.[0] === 'plain' && !isReference(entry[1]);
  return plain ? keyText(entry[1] as Item, { v: null, t }) : null;
}

const numberItem = (value: number): unknown =>
  Number.isInteger(value)
    ? Number.isSafeInteger(value)
      ? value
      : ['f', String(value)]
    : ['f', String(value)];

function encoder() {
  const table: unknown[] = [];
  const add = (entry: unknown): unknown => ['@', table.push(entry) - 1];
  const encode = (value: Json): unknown => {
    if (typeof value === 'number') return numberItem(value);
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return add(['list', value.map(encode)]);
    return add(['dict', Object.entries(value).map(([key, part]) => [key, encode(part)])]);
  };
  return { table, add, encode };
}

/** Arguments of a call test, in the form that Python's side decodes: a pair of a tuple and a dictionary. */
export function encodeArguments(args: readonly Json[]): { v: unknown; t: unknown[] } {
  const { table, add, encode } = encoder();
  const positional = add(['tuple', args.map(encode)]);
  return { v: add(['tuple', [positional, add(['dict', []])]]), t: table };
}

/** Arguments of a call test as a plain list. */
export function encodeList(args: readonly Json[]): { v: unknown; t: unknown[] } {
  const { table, encode } = encoder();
  return { v: encode([...args]), t: table };
}

const orDots = (text: unknown): string => (typeof text === 'string' ? text : '…');

/** A short spelling of a reported value, for reasons. */
export function spell({ v, t }: WireValue): string {
  const text = (value: unknown, depth: number): string => {
    if (!Array.isArray(value)) return JSON.stringify(value) ?? 'null';
    if (!isReference(value)) return orDots(value[1]);
    const [kind, body] = t[value[1]] ?? [];
    if (typeof kind !== 'string' || depth > 3) return '…';
    if (kind === 'plain') return text(body, depth + 1);
    if (kind === 'undefined') return 'undefined';
    if (kind === 'opaque') return `<${orDots(body)}>`;
    const parts = Array.isArray(body) ? body.slice(0, 6) : [];
    return `${kind}(${parts.map((part) => text(part, depth + 1)).join(', ')})`;
  };
  return text(v, 0).slice(0, 120);
}

import type { Row } from '../problem.js';

/**
 * A value whose JSON text is known, a whole row too, so that nobody reads it to write it again. Elsewhere than in `jsonText` it stands
 * in JSON as the value.
 */
export class JsonText implements Row {
  readonly [field: string]: unknown;
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** A value's JSON text, as JSON.stringify writes it. Texts that are known are taken over where they stand in an object of such an object. */
export function jsonText(value: unknown): string {
  if (value instanceof JsonText) return value.text;
  // What JSON.stringify says of such a number, for a fraction of the call.
  if (Number.isFinite(value)) return String(value);
  if (!holdsText(value)) return JSON.stringify(value);
  let text = '';
  for (const key in value) {
    const field = value[key];
    if (field !== undefined) text += headOf(key, text === '') + jsonText(field);
  }
  return `${text}}`;
}

function holdsText(value: unknown): value is Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  for (const key in value) if ((value as Row)[key] instanceof JsonText) return true;
  return false;
}

/** What stands before fields' values. The names of fields beside known texts are those of the shapes: a few. */
const heads = new Map<string, { readonly first: string; readonly next: string }>();

function headOf(name: string, isFirst: boolean): string {
  let head = heads.get(name);
  if (head === undefined) {
    const named = `${JSON.stringify(name)}:`;
    head = { first: `{${named}`, next: `,${named}` };
    heads.set(name, head);
  }
  return isFirst ? head.first : head.next;
}

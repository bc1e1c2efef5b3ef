import { closest, distance } from 'fastest-levenshtein';
import type { Item } from '../items/item.js';
import type { Condition } from './condition.js';
import { fieldValues } from './field-values.js';

/** Rows whose fields are collected, and names that are kept: enough to name the field that was meant. */
const lookedAt = 1000;
const namesKept = 2000;
/** Fields told where none is near. */
const told = 12;

/** A field that a condition names and no row has, with what was likely meant. */
export interface MissingField {
  readonly field: string;
  readonly remedy: string;
}

/** Which fields of a condition stand in some row: a misspelt one matches nothing, and says nothing by itself. */
export class SeenFields {
  readonly #unseen: Set<string>;
  readonly #names = new Set<string>();
  #rows = 0;

  constructor(condition: Condition) {
    this.#unseen = new Set(pathsOf(condition));
  }

  /** The same rows, looked at as they pass. */
  async *watch(batches: AsyncIterable<readonly Item[]>): AsyncGenerator<readonly Item[]> {
    for await (const batch of batches) {
      for (const item of batch) if (item.fate !== 'bad') this.#look(item.raw ?? item.row);
      yield batch;
    }
  }

  missing(): MissingField[] {
    return [...this.#unseen].map((field) => ({ field, remedy: likelyField(field, [...this.#names]) }));
  }

  #look(row: unknown): void {
    for (const path of this.#unseen)
      if (fieldValues(row, path.split('.')).length > 0) this.#unseen.delete(path);
    if (++this.#rows <= lookedAt) collect(row, '', this.#names);
  }
}

function pathsOf(condition: Condition): string[] {
  if ('path' in condition) return [condition.path.join('.')];
  const parts = 'inner' in condition ? [condition.inner] : [condition.left, condition.right];
  return parts.flatMap(pathsOf);
}

/** Dotted names of all fields; a list stands for its members. */
function collect(value: unknown, path: string, names: Set<string>): void {
  if (names.size >= namesKept || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const member of value.slice(0, 3)) collect(member, path, names);
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const name = path === '' ? key : `${path}.${key}`;
    names.add(name);
    collect(inner, name, names);
  }
}

/** By the last part, which is all that many remember; else by spelling; else the fields that there are. */
function likelyField(field: string, names: readonly string[]): string {
  if (names.length === 0) return 'there is no row with fields';
  const last = field.split('.').at(-1);
  const ending = names.filter((name) => name.split('.').at(-1) === last);
  const near = closest(field, names as string[]);
  if (distance(field, near) <= Math.max(2, field.length / 4)) return `did you mean ${near}?`;
  if (ending.length > 0) return `did you mean ${ending.slice(0, 3).join(' or ')}?`;
  const top = names.filter((name) => !name.includes('.'));
  return `the rows have ${top.slice(0, told).join(', ')}${top.length > told ? ', …' : ''}; fields inside them by a dot, as in difficulty.tier`;
}

import type { Problem, Row } from '../problem.js';
import { FieldLayout } from './field-layout.js';
import type { FieldOrder } from './field-order.js';
import { FieldTexts } from './field-texts.js';
import { JsonText } from './json-text.js';

/** Where the layouts of problems begin. A problem has few fields, so that few layouts are kept. */
const problems = new FieldLayout();

/** Fields that are records, of which rows take parts over. */
type RecordField = 'source' | 'ground_truth' | 'quality';

/**
 * A problem over the line of JSON that it was stored as: a field is read when it is asked for, and one that a row takes over as it is, never.
 * The fields are no properties of its own: take it apart by `{ ...problem }` and nothing is in the parts.
 */
export class StoredProblem implements Problem {
  readonly #texts: FieldTexts;
  readonly #values = new Map<string, unknown>();

  /** @param line as JSON.stringify wrote it */
  constructor(line: string) {
    this.#texts = new FieldTexts(line, problems);
  }

  fields(): readonly string[] {
    return this.#texts.layout.names;
  }

  /** The field's JSON text; undefined where the problem has no such field. */
  text(field: keyof Problem): string | undefined {
    return this.#texts.get(field);
  }

  /** The JSON text of a part of a field; undefined where the problem has no such part. */
  partText(field: RecordField, part: string): string | undefined {
    return this.#texts.part(field, part);
  }

  /** The problem's JSON text with the fields of an order alone, and in it. */
  textIn(order: FieldOrder): string {
    return order.textOf(this.#texts);
  }

  /** The problem with fields of its own. */
  whole(): Problem {
    return JSON.parse(this.#texts.line) as Problem;
  }

  get id() {
    return this.#read('id');
  }
  get domain() {
    return this.#read('domain');
  }
  get prompt() {
    return this.#read('prompt');
  }
  get ground_truth() {
    return this.#read('ground_truth');
  }
  get solution() {
    return this.#read('solution');
  }
  get references() {
    return this.#read('references');
  }
  get source() {
    return this.#read('source');
  }
  get also_in() {
    return this.#read('also_in');
  }
  get quality() {
    return this.#read('quality');
  }
  get difficulty() {
    return this.#read('difficulty');
  }
  get rollout() {
    return this.#read('rollout');
  }
  get split() {
    return this.#read('split');
  }
  get tags() {
    return this.#read('tags');
  }
  get meta() {
    return this.#read('meta');
  }

  #read<Field extends keyof Problem>(field: Field): Problem[Field] {
    const known = this.#values.get(field);
    if (known !== undefined) return known as Problem[Field];
    const text = this.#texts.get(field);
    const value = text === undefined ? undefined : JSON.parse(text);
    this.#values.set(field, value);
    return value;
  }
}

/** A field of a problem for a row that takes it over as it is. */
export function asIs<Field extends keyof Problem>(problem: Problem, field: Field): Problem[Field] | JsonText {
  if (!(problem instanceof StoredProblem)) return problem[field];
  const text = problem.text(field);
  return text === undefined ? (undefined as Problem[Field]) : new JsonText(text);
}

/** A part of a field, for a row that takes it over as it is. */
export function partAsIs(problem: Problem, field: RecordField, part: string): unknown {
  if (!(problem instanceof StoredProblem)) return (problem[field] as Row | undefined)?.[part];
  const text = problem.partText(field, part);
  return text === undefined ? undefined : new JsonText(text);
}

/** The JSON text of a part of a field; undefined where the problem has no such part. */
export function partText(problem: Problem, field: RecordField, part: string): string | undefined {
  if (problem instanceof StoredProblem) return problem.partText(field, part);
  const value = (problem[field] as Row | undefined)?.[part];
  return value === undefined ? undefined : JSON.stringify(value);
}

/** The fields that the problem has, in its own order. */
export function fieldsOf(problem: Problem): (keyof Problem)[] {
  const fields = problem instanceof StoredProblem ? problem.fields() : Object.keys(problem);
  return fields as (keyof Problem)[];
}

/** The JSON text of a field that the problem has. */
export function textOf(problem: Problem, field: keyof Problem): string {
  const text = problem instanceof StoredProblem ? problem.text(field) : undefined;
  return text ?? JSON.stringify(problem[field]);
}

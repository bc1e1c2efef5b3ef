import type { Row } from '#datasets/problem.js';
import { counted } from '../../grouped.js';
import type { InputRow } from '../../verify/input-rows.js';
import { HttpError, unusable } from '../http-error.js';

/** The rows of a JSON body, and the form in which they came. */
export interface BodyRows {
  readonly rows: readonly InputRow[];
  readonly as: 'one' | 'list' | 'rows';
}

/** @throws HttpError when the body holds no rows, or more than `most` */
export function rowsOf(body: unknown, most: number): BodyRows {
  if (Array.isArray(body)) return { rows: listOf(body, most, 'body'), as: 'list' };
  if (!isRow(body)) {
    throw unusable(
      'the body is no row and no list of rows',
      'send an object such as {"completion": "…", "ground_truth": "…"}, a list of them, or {"rows": […]}',
    );
  }
  if (Array.isArray(body.rows)) return { rows: listOf(body.rows, most, 'rows'), as: 'rows' };
  return { rows: [{ place: 'the row', row: body }], as: 'one' };
}

function listOf(values: readonly unknown[], most: number, name: string): InputRow[] {
  if (values.length > most) {
    throw new HttpError(413, {
      code: 'too-many-rows',
      message: `the body has ${counted(values.length, 'row')} and ${most} is the limit`,
      hint: 'send several requests, or lines with content-type: application/x-ndjson, which may be any number',
    });
  }
  return values.map((value, at): InputRow => {
    const place = `${name}[${at}]`;
    return isRow(value) ? { place, row: value } : { defect: `${place}: the row is no object` };
  });
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { z } from 'zod';
import type { Format } from '../problem.js';

const known = new WeakMap<Format, readonly string[]>();

/**
 * The fields that a row must have to be of a format. To look for them costs a hundredth of what its schema takes to refuse a
 * row, which compiles it first and makes an error with a message of each issue.
 */
export function requiredFields(format: Format): readonly string[] {
  let fields = known.get(format);
  if (fields === undefined) {
    fields = format.row instanceof z.ZodObject ? refusingUndefined(format.row.shape) : [];
    known.set(format, fields);
  }
  return fields;
}

function refusingUndefined(shape: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(shape).filter((name) => !(shape[name] as z.ZodType).safeParse(undefined).success);
}

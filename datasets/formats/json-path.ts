import { DatasetError } from '../dataset-error.js';

/** Steps from a row to a value of it. */
export type JsonPath = readonly (string | number)[];

const step = /\.([\p{L}_$][\p{L}\p{N}_$-]*)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/uy;

/** Reads `$.a.b[0]['odd name']`, the part of JSONPath that names exactly one value; a bare `name` is short for `$.name`. */
export function parseJsonPath(path: string): JsonPath {
  const text = path.startsWith('$') ? path.slice(1) : `.${path}`;
  const steps: (string | number)[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < text.length) {
    const at = step.lastIndex;
    const found = step.exec(text);
    if (found === null) throw badPath(path, text.slice(at));
    const quoted = found[3] ?? found[4];
    steps.push(found[1] ?? (found[2] === undefined ? unescaped(quoted ?? '') : Number(found[2])));
  }
  return steps;
}

/** The value at a path; undefined where the row has none. */
export function valueAt(row: unknown, path: JsonPath): unknown {
  let value = row;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

function badPath(path: string, rest: string): DatasetError {
  return new DatasetError(
    'usage',
    `${path} is not a path to a field: cannot read "${rest}"`,
    "write it as $.field, $.list[0] or $['odd name']",
  );
}

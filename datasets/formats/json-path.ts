/** One step of a path: a field, or a place in a list. */
const step = /\.([\p{L}_$][\p{L}\p{N}_$-]*)|\[(\d+)\]|\['([^']*)'\]/gu;

/** Whether a path is of the kind we read: `$`, then `.field`, `['any field']` and `[0]` in any number (RFC 9535's singular queries). */
export function isJsonPath(path: string): boolean {
  return path.startsWith('$') && path.slice(1).replace(step, '') === '';
}

/** What stands at a path, or undefined. */
export function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const [, field, index, quoted] of path.slice(1).matchAll(step)) {
    if (at === null || typeof at !== 'object') return undefined;
    at = (at as Record<string, unknown>)[field ?? quoted ?? (index as string)];
  }
  return at;
}

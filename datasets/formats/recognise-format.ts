import type { Format, Row } from '../problem.js';
import { formats } from './registry.js';

/**
 * The format that recognises most of the rows, and more than half of them; the first in the registry of equals. Some rows may
 * be broken without hiding what the file is. Undefined when there is none.
 */
export function recogniseFormat(rows: readonly Row[]): Format | undefined {
  let best: { format: Format; votes: number } | undefined;
  for (const format of formats) {
    const votes = rows.filter((row) => format.recognises(row)).length;
    if (votes * 2 > rows.length && votes > (best?.votes ?? 0)) best = { format, votes };
  }
  return best?.format;
}

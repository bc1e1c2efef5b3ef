import type { Finding } from '../check.js';

/** `file:line`, `file row 3` where a file has no lines, or the file alone. */
export function placeOf({ file, line, row }: Finding): string {
  if (line !== null) return `${file}:${line}`;
  return row === undefined ? file : `${file} row ${row}`;
}

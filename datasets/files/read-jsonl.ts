import { parseRow } from './parse-row.js';
import type { RawRow, ReadOptions } from './raw-row.js';
import { type Line, readLines } from './read-lines.js';

/** JSON Lines, one object per line; blank lines are no rows. */
export async function* readJsonl(
  stream: AsyncIterable<Uint8Array>,
  file: string,
  options: ReadOptions = {},
): AsyncGenerator<RawRow[]> {
  let row = 0;
  for await (const lines of readLines(stream, options)) {
    const rows: RawRow[] = [];
    for (const line of lines) {
      if ('text' in line && isBlank(line.text)) continue;
      rows.push(rawRow(line, file, row++));
    }
    if (rows.length > 0) yield rows;
  }
}

function rawRow(line: Line, file: string, row: number): RawRow {
  const place = { file, line: line.line, row };
  if ('defect' in line) return { place, defect: line.defect };
  return parseRow(place, line.text, line.unterminated);
}

const blank = /^\s*$/;

function isBlank(text: string): boolean {
  return text.charCodeAt(0) !== 123 && blank.test(text);
}

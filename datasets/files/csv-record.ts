/**
 * One record of a CSV file (RFC 4180), fed line by line because a quoted cell may hold line ends. A quote means something
 * at a cell's start only, so `5" pipe` is text.
 */
export interface CsvRecord {
  /** `open`: the line ended inside quotes and the next one belongs to the record. */
  feed(line: string): CsvState;
  readonly cells: string[];
}

export type CsvState = 'open' | 'done' | { readonly column: number };

export function csvRecord(delimiter: string): CsvRecord {
  const cells: string[] = [];
  let quoted = '';
  let open = false;

  /** Reads on inside quotes; the index after the closing quote, or -1 when the line ends first. */
  const readQuoted = (line: string, from: number): number => {
    for (let at = from; ; ) {
      const end = line.indexOf('"', at);
      if (end < 0) {
        quoted += `${line.slice(at)}\n`;
        return -1;
      }
      quoted += line.slice(at, end);
      if (line[end + 1] !== '"') return end + 1;
      quoted += '"';
      at = end + 2;
    }
  };

  /** Each reads one cell: the index of the delimiter after it, or how the line ended. */
  const quotedCell = (line: string, from: number): CsvState | number => {
    const end = readQuoted(line, from);
    open = end < 0;
    if (open) return 'open';
    cells.push(quoted);
    quoted = '';
    if (isEnd(line, end)) return 'done';
    return line.startsWith(delimiter, end) ? end : { column: end + 1 };
  };
  const plainCell = (line: string, from: number): CsvState | number => {
    const end = line.indexOf(delimiter, from);
    cells.push(end < 0 ? line.slice(from).replace(/\r$/, '') : line.slice(from, end));
    return end < 0 ? 'done' : end;
  };

  return {
    cells,
    feed(line) {
      let at = 0;
      for (;;) {
        const quotes = line[at] === '"' && !open;
        const next = open || quotes ? quotedCell(line, quotes ? at + 1 : at) : plainCell(line, at);
        if (typeof next !== 'number') return next;
        at = next + delimiter.length;
      }
    },
  };
}

function isEnd(line: string, at: number): boolean {
  return at === line.length || (at === line.length - 1 && line[at] === '\r');
}

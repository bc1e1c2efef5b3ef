/** Reads a journal once, from the beginning to the last whole line, and remembers where each completion and verdict stands. */
import { closeSync, openSync, readSync } from 'node:fs';
import { counted } from '../../grouped.js';
import { type Header, line } from './journal-line.js';

export interface Span {
  readonly offset: number;
  readonly length: number;
}

interface Entry extends Span {
  readonly first: number;
  readonly count: number;
}

export interface JournalIndex {
  readonly header: Header | undefined;
  /** Where the last whole line ends. */
  readonly end: number;
  find(key: string, at: number): Span | undefined;
  count(key: string): number;
  add(key: string, first: number, count: number, span: Span): void;
  verdict(key: string, at: number, truth: string, version: string): Span | undefined;
  addVerdict(key: string, at: number, truth: string, version: string, span: Span): void;
}

/** A line that is whole but no line of a journal is passed over, and told. */
export function readIndex(path: string, told: (line: string) => void): JournalIndex {
  const entries = new Map<string, Entry[]>();
  const verdicts = new Map<string, Span>();
  let header: Header | undefined;
  let end = 0;
  let bad = 0;

  const find = (key: string, at: number) =>
    entries.get(key)?.find(({ first, count }) => at >= first && at < first + count);

  function add(key: string, first: number, count: number, { offset, length }: Span): void {
    const entry = { first, count, offset, length };
    const known = entries.get(key);
    if (known === undefined) entries.set(key, [entry]);
    else known.push(entry);
  }

  for (const { text, span } of wholeLines(path)) {
    end = span.offset + span.length;
    const row = line.safeParse(parsed(text)).data;
    if (row === undefined) bad++;
    else if ('rlvr_journal' in row) header ??= row;
    else if ('choices' in row) add(row.key, row.first, row.choices.length, span);
    else verdicts.set(verdictKey(row.key, row.at, row.truth, row.version), span);
  }
  if (bad > 0)
    told(`${path}: ${counted(bad, 'damaged line')} passed over; what stood there is asked for again`);

  return {
    header,
    end,
    find,
    count(key) {
      let next = 0;
      for (let entry = find(key, 0); entry !== undefined; entry = find(key, next))
        next = entry.first + entry.count;
      return next;
    },
    add,
    verdict: (key, at, truth, version) => verdicts.get(verdictKey(key, at, truth, version)),
    addVerdict(key, at, truth, version, span) {
      verdicts.set(verdictKey(key, at, truth, version), span);
    },
  };
}

function verdictKey(key: string, at: number, truth: string, version: string): string {
  return `${key}/${at}/${truth}/${version}`;
}

function* wholeLines(path: string): Generator<{ readonly text: string; readonly span: Span }> {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(1 << 20);
    let rest: Buffer = Buffer.alloc(0);
    let offset = 0;
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      const bytes = Buffer.concat([rest, chunk.subarray(0, read)]);
      let start = 0;
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, start)) {
        const length = at + 1 - start;
        yield { text: bytes.toString('utf8', start, at), span: { offset, length } };
        offset += length;
        start = at + 1;
      }
      rest = bytes.subarray(start);
    }
  } finally {
    closeSync(file);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told as a damaged line by the caller.
    return undefined;
  }
}

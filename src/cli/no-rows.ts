import { exitCode } from '../failure.js';

/** What came in, where nothing came out. */
export interface NoRows {
  /** The files as they were named. */
  readonly files: readonly string[];
  /** Rows that could not be read. */
  readonly bad: number;
}

/** Says that there was nothing to work on, and ends with the answer no: an empty file is a mistake more often than a wish. */
export function tellNoRows({ files, bad }: NoRows, say: (line: string) => void): void {
  const where =
    files.length === 0 ? 'stdin' : files.map((file) => (file === '-' ? 'stdin' : file)).join(', ');
  say(
    bad > 0
      ? `${where}: no row could be read\n  → mend what is told above, or name another file`
      : `${where}: there are no rows\n  → look at the file, or at what writes it: a header alone is no row`,
  );
  process.exitCode = exitCode.no;
}

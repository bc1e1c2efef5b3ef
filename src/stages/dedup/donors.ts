import type { Problem } from '#datasets/problem.js';
import { TemporaryFile } from '#datasets/temporary-file.js';

/** What a row that is dropped for another may give to it. */
export type Donor = Pick<Problem, 'id' | 'ground_truth' | 'solution' | 'references'>;

/** What rows may give, one after the other, as JSON. */
export interface DonorColumns {
  readonly bytes: Uint8Array;
  /** Behind which byte each row's end; a row that has no tests which a solution of its own proves has none. */
  readonly ends: Uint32Array;
}

export function donorsOf(problems: readonly Problem[]): DonorColumns {
  const texts = problems.map(({ id, ground_truth, solution, references }) => {
    if (ground_truth?.verifier !== 'code' || solution === undefined) return undefined;
    const donor: Donor = { id, ground_truth, solution, ...(references ? { references } : {}) };
    return Buffer.from(JSON.stringify(donor));
  });
  const ends = new Uint32Array(problems.length);
  let end = 0;
  for (const [at, text] of texts.entries()) {
    end += text?.length ?? 0;
    ends[at] = end;
  }
  const bytes = new Uint8Array(end);
  for (const [at, text] of texts.entries())
    if (text !== undefined) bytes.set(text, (ends[at] as number) - text.length);
  return { bytes, ends };
}

/** The programs and tests of every row that has both, in a file: tests are large, and nobody knows yet which rows are the same. */
export interface Donors {
  /** Notes the next rows. */
  add(columns: DonorColumns): void;
  /** The JSON of what the row may give; undefined where it gives nothing. */
  of(member: number): string | undefined;
  close(): void;
}

export function openDonors(): Donors {
  const starts = new Map<number, readonly [start: number, bytes: number]>();
  const file = new TemporaryFile();
  let next = 0;

  return {
    add({ bytes, ends }) {
      let from = 0;
      for (const end of ends) {
        if (end > from) starts.set(next, [file.size + from, end - from]);
        from = end;
        next++;
      }
      if (bytes.length > 0) file.append(bytes);
    },
    of(member) {
      const found = starts.get(member);
      if (found === undefined) return undefined;
      const bytes = Buffer.alloc(found[1]);
      file.read(bytes, found[0]);
      return bytes.toString('utf8');
    },
    close: () => file.close(),
  };
}

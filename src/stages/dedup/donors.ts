import type { Problem } from '#datasets/problem.js';
import { TemporaryFile } from '#datasets/temporary-file.js';

/** What a row that is dropped for another may give to it. */
export type Donor = Pick<Problem, 'id' | 'ground_truth' | 'solution' | 'references'>;

/** The programs and tests of every row that has both, in a file: tests are large, and nobody knows yet which rows are the same. */
export interface Donors {
  /** To be called for every row, in order. */
  add(problem: Problem): void;
  /** What the row may give; undefined where it has no tests that a solution of its own proves. */
  of(member: number): Donor | undefined;
  close(): void;
}

export function openDonors(): Donors {
  const starts = new Map<number, readonly [start: number, bytes: number]>();
  const file = new TemporaryFile();
  let next = 0;

  return {
    add({ id, ground_truth, solution, references }) {
      const member = next++;
      if (ground_truth?.verifier !== 'code' || solution === undefined) return;
      const donor: Donor = { id, ground_truth, solution, ...(references ? { references } : {}) };
      const bytes = Buffer.from(JSON.stringify(donor));
      starts.set(member, [file.size, bytes.length]);
      file.append(bytes);
    },
    of(member) {
      const found = starts.get(member);
      if (found === undefined) return undefined;
      const bytes = Buffer.alloc(found[1]);
      file.read(bytes, found[0]);
      return JSON.parse(bytes.toString('utf8')) as Donor;
    },
    close: () => file.close(),
  };
}

import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '#datasets/problem.js';

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
  let folder: string | undefined;
  let file = -1;
  let end = 0;
  let next = 0;

  function write(text: string): readonly [number, number] {
    if (folder === undefined) {
      folder = mkdtempSync(join(tmpdir(), 'rlvr-dedup-'));
      file = openSync(join(folder, 'donors.jsonl'), 'w+');
    }
    const bytes = writeSync(file, text, end);
    end += bytes;
    return [end - bytes, bytes];
  }

  return {
    add({ id, ground_truth, solution, references }) {
      const member = next++;
      if (ground_truth?.verifier !== 'code' || solution === undefined) return;
      const donor: Donor = { id, ground_truth, solution, ...(references ? { references } : {}) };
      starts.set(member, write(JSON.stringify(donor)));
    },
    of(member) {
      const found = starts.get(member);
      if (found === undefined) return undefined;
      const bytes = Buffer.alloc(found[1]);
      readSync(file, bytes, 0, found[1], found[0]);
      return JSON.parse(bytes.toString('utf8')) as Donor;
    },
    close() {
      if (folder === undefined) return;
      closeSync(file);
      rmSync(folder, { recursive: true });
    },
  };
}

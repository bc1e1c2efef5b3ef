import { DatasetError } from '#datasets/dataset-error.js';
import { splitOfFile } from '#datasets/files/index.js';
import type { FieldMap } from '#datasets/formats/index.js';
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { readProblems } from '#datasets/read-problems.js';
import { guessFields, type NamedColumns } from './guess-fields.js';

/** What a file was seen to be. */
export interface Seen {
  /** The file, or a glob for shards that are one source. */
  readonly file: string;
  /** How many files that is, where it is a glob. */
  readonly files?: number;
  /** Undefined where no format fits. */
  readonly format: string | undefined;
  /** Where the parts of a problem stand, guessed from the columns' names where no format fits. */
  readonly fields?: FieldMap;
  /** Rows read: all, or as many as are looked at. */
  readonly rows: number;
  readonly whole: boolean;
  readonly bad: number;
  /** Why the first bad row is bad. */
  readonly firstBad?: string;
  /** Rows by domain. */
  readonly domains: Readonly<Record<string, number>>;
  readonly withTruth: number;
  readonly withSolution: number;
  readonly withCompletions: number;
  readonly license: string | undefined;
  readonly split: string | undefined;
  /** The beginning of the first prompt. */
  readonly sample?: string;
  readonly defect?: { readonly message: string; readonly remedy: string };
}

/** Enough to tell what a file is; a file of millions of rows is not read to its end for that. */
const lookedAt = 20_000;

export async function lookAtFile(file: string, named: NamedColumns = {}): Promise<Seen> {
  const isNamed = Object.values(named).some((column) => column !== undefined);
  const seen = await lookAs(file, {});
  if (seen.format !== undefined && !isNamed) return seen;
  const fields = await guessFields(file, named).catch((error: unknown) => {
    // What makes the file unreadable as a whole is in `seen` already.
    if (error instanceof DatasetError && error.code === 'usage') return undefined;
    throw error;
  });
  if (fields === undefined) return seen;
  const guessed = await lookAs(file, { fields });
  return guessed.format === undefined ? seen : { ...guessed, fields };
}

async function lookAs(file: string, how: { readonly fields?: FieldMap }): Promise<Seen> {
  let format: string | undefined;
  let rows = 0;
  const problems: Problem[] = [];
  const bad: string[] = [];
  const told = (name: string) => {
    format = name;
  };
  try {
    for await (const batch of readProblems(file, file, { ...how, limit: lookedAt }, told)) {
      rows += batch.length;
      for (const read of batch) {
        if ('problem' in read) problems.push(read.problem);
        else bad.push(read.message);
      }
    }
  } catch (error) {
    if (!(error instanceof DatasetError) || error.code !== 'usage') throw error;
    return {
      ...summary(file, undefined, rows, problems, bad),
      defect: { message: error.message.replace(`${file}: `, ''), remedy: error.hint },
    };
  }
  const usable = problems.length > 0 ? format : undefined;
  const seen = summary(file, usable, rows, problems, bad);
  if (usable !== undefined) return seen;
  const message = rows === 0 ? 'the file has no rows' : `no row is a problem: ${bad[0]}`;
  return { ...seen, defect: { message, remedy: 'name a file of problems' } };
}

function summary(
  file: string,
  format: string | undefined,
  rows: number,
  problems: readonly Problem[],
  bad: readonly string[],
): Seen {
  const domains: Record<string, number> = {};
  for (const { domain } of problems) domains[domain] = (domains[domain] ?? 0) + 1;
  const count = (has: (problem: Problem) => boolean) => problems.filter(has).length;
  const [first] = problems;
  return {
    file,
    format,
    rows,
    whole: rows < lookedAt,
    bad: bad.length,
    ...(bad[0] === undefined ? {} : { firstBad: bad[0] }),
    domains,
    withTruth: count((problem) => problem.ground_truth !== undefined),
    withSolution: count((problem) => problem.solution !== undefined),
    withCompletions: count((problem) => problem.rollout !== undefined),
    license: first?.source.license,
    split: splitOfFile(file),
    ...(first === undefined ? {} : { sample: shortened(promptText(first)) }),
  };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 90 ? `${line.slice(0, 90)}…` : line;
}

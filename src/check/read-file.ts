import { DatasetError } from '#datasets/dataset-error.js';
import { readRows } from '#datasets/files/index.js';
import type { Row } from '#datasets/problem.js';
import { RowError } from '#datasets/problem.js';
import { parseProblem } from '#datasets/read-problem.js';
import { type ReadProblem, readProblems } from '#datasets/read-problems.js';
import type { Placed } from './check.js';
import type { Reported } from './report.js';

export interface ReadBatch {
  readonly placed: readonly Placed[];
  readonly reported: readonly Reported[];
}

/** The problems of a file, and what is wrong with the rows that are none. A file that is no dataset is told as a finding. */
export async function* readFile(file: string): AsyncGenerator<ReadBatch> {
  let rows = 0;
  try {
    for await (const batch of readProblems(file, file, await sourceOf(file), () => undefined)) {
      rows += batch.length;
      yield split(batch);
    }
  } catch (error) {
    if (!(error instanceof DatasetError) || error.code !== 'usage') throw error;
    const message = error.message.startsWith(`${file}: `)
      ? error.message.slice(file.length + 2)
      : error.message;
    yield { placed: [], reported: [{ code: 'schema', message, fix: error.hint, file, line: 1 }] };
    return;
  }
  if (rows === 0)
    yield { placed: [], reported: [{ code: 'empty-file', message: 'the file has no rows', file, line: 1 }] };
}

/** Rows of ours without ids are not recognised by their fields: they are read as what they would be with one. */
async function sourceOf(file: string): Promise<{ readonly format?: string }> {
  const rows = readRows(file);
  try {
    const { value: first = [] } = (await rows.next()) as { value?: readonly { readonly row?: Row }[] };
    const good = first.slice(0, 50).flatMap(({ row }) => (row === undefined ? [] : [row]));
    const lacking = good.filter((row) => !('id' in row) && isOursWithId(row));
    return lacking.length > 0 && lacking.length * 2 >= good.length ? { format: 'rlvr' } : {};
  } finally {
    await rows.return(undefined);
  }
}

export function isOursWithId(row: Row): boolean {
  try {
    parseProblem({ ...row, id: 'missing' });
    return true;
  } catch (error) {
    if (error instanceof RowError) return false;
    throw error;
  }
}

function split(batch: readonly ReadProblem[]): ReadBatch {
  const placed: Placed[] = [];
  const reported: Reported[] = [];
  for (const read of batch) {
    const { file, line, row } = read.place;
    if ('problem' in read) placed.push({ file, line, row, problem: read.problem });
    else reported.push({ ...defectOf(read), file, line, row });
  }
  return { placed, reported };
}

type Bad = Exclude<ReadProblem, { problem: unknown }>;

function defectOf({ code, field, message, row }: Bad): Pick<Reported, 'code' | 'message' | 'field' | 'mend'> {
  if (code !== 'bad-field') return { code: 'unreadable', message };
  if (field === 'id' && typeof row === 'object' && !('id' in row) && isOursWithId(row)) {
    return { code: 'missing-id', message: 'the row has no id', field, mend: 'rewrite' };
  }
  return { code: 'schema', message, ...(field === undefined ? {} : { field }) };
}

import type { Problem } from '#datasets/problem.js';
import { random } from '#datasets/random.js';
import { type ReadProblem, readProblems } from '#datasets/read-problems.js';
import type { SourceFiles } from '#datasets/source-files.js';
import { type Fingerprint, FingerprintOfRead } from '../../fingerprint.js';
import type { RowBatch } from '../../pipeline/row-batch.js';
import { rowsOf } from '../../pipeline/row-memory.js';

/** A file and how it is read. */
export interface FileToRead {
  readonly path: string;
  /** As the recipe names it. */
  readonly file: string;
  readonly source: SourceFiles;
  readonly seed: number;
  /** Takes each row with this probability; every row if absent. */
  readonly sample: number | undefined;
}

/** A row that is no problem. */
export type BadRow = Exclude<ReadProblem, { problem: Problem }>;

/** What is read of a file at once. */
export interface Batch extends RowBatch {
  /** Those of the rows, as the file or the rows' content gives them: another file may have the same. */
  readonly ids: readonly string[];
  readonly bad: readonly BadRow[];
}

/** Learns what is found out of a file besides its rows. */
export interface FileListener {
  /** Before the first row. */
  format(name: string): void;
  /** Of the whole file, after the last row. */
  print(fingerprint: Fingerprint): void;
}

/** Reads a file to its end, or to its limit. @param memory where a batch's rows are written, as far as they have room there; each batch is given one */
export async function* readBatches(
  { path, file, source, seed, sample }: FileToRead,
  listener: FileListener,
  memory?: () => Promise<ArrayBuffer>,
): AsyncGenerator<Batch> {
  const taken = sampler(sample, seed, file);
  const fingerprint = new FingerprintOfRead();
  const passing = (bytes: Uint8Array) => fingerprint.add(bytes);
  for await (const all of readProblems(path, file, source, listener.format, { passing })) {
    const problems: Problem[] = [];
    const bad: BadRow[] = [];
    for (const read of all) {
      if (!taken()) continue;
      if ('problem' in read) problems.push(read.problem);
      else bad.push(read);
    }
    const first = memory && Buffer.from(await memory());
    yield { rows: rowsOf(problems, first), ids: problems.map(({ id }) => id), bad };
  }
  listener.print(await fingerprint.end(path));
}

/** Whether a row is taken: each alike, decided by the seed, the file and the row's number in it. */
function sampler(sample: number | undefined, seed: number, file: string): () => boolean {
  if (sample === undefined) return () => true;
  let row = 0;
  return () => random(seed, file, row++).int(0, 999_999) < sample * 1_000_000;
}

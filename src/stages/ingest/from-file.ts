import { resolve } from 'node:path';
import type { Problem } from '#datasets/problem.js';
import { random } from '#datasets/random.js';
import { type ReadProblem, readProblems } from '#datasets/read-problems.js';
import type { SourceFiles } from '#datasets/source-files.js';
import { FingerprintOfRead } from '../../fingerprint.js';
import type { Row } from '../../pipeline/row.js';
import { rowsOf } from '../../pipeline/row-memory.js';
import { droppedRow } from '../../pipeline/run-block.js';
import type { StageLog } from '../../pipeline/stage-log.js';
import { renderBadRow } from '../../place.js';
import { type IngestOptions, type Input, smallerLimit } from './input.js';
import { checkUnchanged, type SeenFile } from './seen-file.js';

/** The problems of one file, in batches; bad rows go to the log. Returns what went in. */
export async function* fromFile(
  seen: SeenFile,
  source: SourceFiles,
  options: IngestOptions,
  log: StageLog,
  unique: (problem: Problem) => Problem,
): AsyncGenerator<Row[], Input> {
  const { file } = seen;
  const path = resolve(options.folder, file);
  const limit = smallerLimit(source.limit, options.limit);
  let format = source.format ?? 'unknown';
  let rows = 0;
  const told = (name: string) => {
    format = name;
    options.told(file, name, source.format === undefined);
  };
  const asked = limit === undefined ? source : { ...source, limit };
  const taken = sampler(options, file);
  const fingerprint = new FingerprintOfRead();
  const passing = (bytes: Uint8Array) => fingerprint.add(bytes);
  for await (const all of readProblems(path, file, asked, told, { passing })) {
    const batch = all.filter(taken);
    rows += batch.length;
    const problems: Problem[] = [];
    for (const read of batch)
      if ('problem' in read) problems.push(unique(read.problem));
      else dropBad(read, log, options);
    const kept = rowsOf(problems);
    await log.keep(kept);
    await log.drain();
    if (kept.length > 0) yield kept;
  }
  const { license } = source;
  const print = await fingerprint.end(path);
  await checkUnchanged(seen, options.folder);
  return { file, format, rows, ...(license === undefined ? {} : { license }), ...print };
}

/** Whether a row is taken: each alike, decided by the seed, the file and the row's number in it. */
function sampler({ sample, seed }: IngestOptions, file: string): () => boolean {
  if (sample === undefined) return () => true;
  let row = 0;
  return () => random(seed, file, row++).int(0, 999_999) < sample * 1_000_000;
}

function dropBad(
  bad: Exclude<ReadProblem, { problem: Problem }>,
  log: StageLog,
  options: IngestOptions,
): void {
  const { code, message, field, place, row } = bad;
  const told = renderBadRow(place, field, message);
  options.badRow(told);
  log.drop(droppedRow('ingest', { code, message: told }, { file: place.file, line: place.line, field, row }));
}

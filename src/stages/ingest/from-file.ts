import { resolve } from 'node:path';
import type { SourceFiles } from '#datasets/source-files.js';
import type { Fingerprint } from '../../fingerprint.js';
import type { Row } from '../../pipeline/row.js';
import type { RowBatch } from '../../pipeline/row-batch.js';
import { rowsOf } from '../../pipeline/row-memory.js';
import { droppedRow } from '../../pipeline/run-block.js';
import type { StageLog } from '../../pipeline/stage-log.js';
import { renderBadRow } from '../../place.js';
import { type IngestOptions, type Input, smallerLimit } from './input.js';
import { type BadRow, type Batch, type FileListener, type FileToRead, readBatches } from './read-batches.js';
import { readInThread } from './read-in-thread.js';
import { checkUnchanged, type SeenFile } from './seen-file.js';
import type { UniqueId } from './unique-ids.js';

/** Smaller files are read on the main thread: to start another takes as long. */
const bytesHere = 2 ** 25;

/** The problems of one file, in batches; bad rows go to the log. Returns what went in. */
export async function* fromFile(
  seen: SeenFile,
  source: SourceFiles,
  options: IngestOptions,
  log: StageLog,
  unique: UniqueId,
): AsyncGenerator<RowBatch, Input> {
  const { file } = seen;
  const { folder, seed, sample } = options;
  const limit = smallerLimit(source.limit, options.limit);
  const given: FileToRead = {
    path: resolve(folder, file),
    file,
    source: limit === undefined ? source : { ...source, limit },
    seed,
    sample,
  };
  let format = source.format ?? 'unknown';
  let print: Fingerprint | undefined;
  const listener: FileListener = {
    format(name) {
      format = name;
      options.told(file, name, source.format === undefined);
    },
    print(fingerprint) {
      print = fingerprint;
    },
  };
  let rows = 0;
  const read = seen.bytes > bytesHere ? readInThread : readBatches;
  for await (const batch of read(given, listener)) {
    rows += batch.rows.length + batch.bad.length;
    for (const one of batch.bad) dropBad(one, log, options);
    const kept = withUniqueIds(batch, unique);
    await log.keep(kept);
    await log.drain();
    if (kept.length > 0) yield { rows: kept, release: batch.release };
    else batch.release?.();
  }
  await checkUnchanged(seen, folder);
  const { license } = source;
  const whole = print as Fingerprint;
  return { file, format, rows, ...(license === undefined ? {} : { license }), ...whole };
}

function withUniqueIds({ rows, ids }: Batch, unique: UniqueId): Row[] {
  return rows.map((row, at) => {
    const id = unique(ids[at] as string);
    return id === ids[at] ? row : (rowsOf([{ ...row.problem, id }])[0] as Row);
  });
}

function dropBad(bad: BadRow, log: StageLog, options: IngestOptions): void {
  const { code, message, field, place, row } = bad;
  const told = renderBadRow(place, field, message);
  options.badRow(told);
  log.drop(droppedRow('ingest', { code, message: told }, { file: place.file, line: place.line, field, row }));
}

/**
 * ingest: the recipe's sources into problems, file after file in the order of the recipe. Rows that are no problems are dropped with
 * file, line and field; ids are made unique. It judges nothing: a problem without ground truth passes.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { expandFiles } from '#datasets/files/index.js';
import { generateProblems } from '#datasets/generators/index.js';
import type { Problem } from '#datasets/problem.js';
import { datasetNameOf, type ReadProblem, readProblems } from '#datasets/read-problems.js';
import type { SourceFiles } from '#datasets/source-files.js';
import type { Ingest } from '../../pipeline/run-pipeline.js';
import type { StageLog } from '../../pipeline/stage-log.js';
import { renderPlace } from '../../place.js';

/** Problems made by a generator. */
export interface FamilySource {
  readonly family: string;
  readonly count: number;
  readonly difficulty: number | readonly [number, number];
}
export type Source = SourceFiles | FamilySource;

/** An input of a run: a file with its hash and the format it was read as, or a generator. `rows` counts bad rows too. */
export type Input =
  | {
      readonly file: string;
      readonly format: string;
      readonly rows: number;
      readonly license?: string;
      readonly bytes: number;
      readonly sha256: string;
    }
  | { readonly family: string; readonly rows: number };

export interface IngestOptions {
  /** The folder that paths are relative to. */
  readonly folder: string;
  readonly seed: number;
  /** Takes only the first rows of each file or generator. */
  readonly limit?: number | undefined;
  /** Learns each file's format, and whether it was guessed. */
  readonly told: (file: string, format: string, guessed: boolean) => void;
  /** Learns each row that could not be read: its place, field and mistake in one line. */
  readonly badRow: (line: string) => void;
}

const batchSize = 256;

/** Checks that every file exists, before anything is built, and gives the stream and what it read so far. */
export async function openIngest(
  sources: readonly Source[],
  options: IngestOptions,
): Promise<{ ingest: Ingest; inputs: Input[] }> {
  const inputs: Input[] = [];
  const unique = uniqueIds();
  const opened = await Promise.all(
    sources.map(async (source) => ({
      source,
      files: 'files' in source ? await expandFiles([source.files].flat(), options.folder) : [],
    })),
  );

  async function* ingest(log: StageLog): AsyncGenerator<Problem[]> {
    for (const { source, files } of opened) {
      if ('family' in source) {
        yield* fromFamily(source, options, inputs, log);
        continue;
      }
      for (const file of files) yield* fromFile(file, source, options, inputs, log, unique);
    }
  }
  return { ingest, inputs };
}

/** The dataset names of the sources, in order: the first has priority. */
export function datasetNames(sources: readonly Source[]): string[] {
  return sources.map((source) => {
    if ('family' in source) return source.family;
    return source.dataset ?? datasetNameOf([source.files].flat()[0] ?? '');
  });
}

async function* fromFile(
  file: string,
  source: SourceFiles,
  options: IngestOptions,
  inputs: Input[],
  log: StageLog,
  unique: (problem: Problem) => Problem,
): AsyncGenerator<Problem[]> {
  const path = resolve(options.folder, file);
  const limit = smallest(source.limit, options.limit);
  const asked = limit === undefined ? source : { ...source, limit };
  let format = source.format ?? 'unknown';
  let rows = 0;
  const told = (name: string) => {
    format = name;
    options.told(file, name, source.format === undefined);
  };
  for await (const batch of readProblems(path, file, asked, told)) {
    rows += batch.length;
    const kept = batch.flatMap((read) => keepOrDrop(read, log, unique, options));
    await log.drain();
    if (kept.length > 0) yield kept;
  }
  const { license } = source;
  inputs.push({
    file,
    format,
    rows,
    ...(license === undefined ? {} : { license }),
    ...(await fingerprint(path)),
  });
}

function keepOrDrop(
  read: ReadProblem,
  log: StageLog,
  unique: (problem: Problem) => Problem,
  options: IngestOptions,
): Problem[] {
  if ('problem' in read) {
    const problem = unique(read.problem);
    log.keep(problem);
    return [problem];
  }
  const { code, message, field, place, row } = read;
  const told = [renderPlace(place), field, message]
    .filter((part) => part !== undefined && part !== '')
    .join(': ');
  options.badRow(told);
  log.drop({ code, message: told }, { file: place.file, line: place.line, field, row });
  return [];
}

async function* fromFamily(
  source: FamilySource,
  options: IngestOptions,
  inputs: Input[],
  log: StageLog,
): AsyncGenerator<Problem[]> {
  const count = smallest(source.count, options.limit) ?? source.count;
  let batch: Problem[] = [];
  for (const problem of generateProblems(source.family, {
    count,
    seed: options.seed,
    difficulty: source.difficulty,
  })) {
    log.keep(problem);
    batch.push(problem);
    if (batch.length < batchSize) continue;
    await log.drain();
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
  inputs.push({ family: source.family, rows: count });
}

/** Equal rows hash to equal ids; the second of them becomes `id~2`. Holds every id: about 100 bytes a problem. */
function uniqueIds(): (problem: Problem) => Problem {
  const seen = new Map<string, number>();
  return (problem) => {
    const times = (seen.get(problem.id) ?? 0) + 1;
    seen.set(problem.id, times);
    return times === 1 ? problem : { ...problem, id: `${problem.id}~${times}` };
  };
}

function smallest(...values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

async function fingerprint(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/**
 * ingest: the recipe's sources into problems, one after the other in the order of the recipe. Rows that are no problems are dropped
 * with file, line and field; ids are made unique. It judges nothing: a problem without ground truth passes.
 */
import { expandFiles } from '#datasets/files/index.js';
import { datasetNameOf } from '#datasets/read-problems.js';
import type { SourceFiles } from '#datasets/source-files.js';
import type { RowBatch } from '../../pipeline/row-batch.js';
import type { Ingest } from '../../pipeline/run-pipeline.js';
import type { StageLog } from '../../pipeline/stage-log.js';
import { type FamilySource, fromFamily } from './from-family.js';
import { fromFile } from './from-file.js';
import type { IngestOptions, Input } from './input.js';
import { seenFiles } from './seen-file.js';
import { uniqueIds } from './unique-ids.js';

export type { Input } from './input.js';

export type Source = SourceFiles | FamilySource;

export interface OpenIngest {
  /** What decides the problems: the sources, and size and date of each file. JSON. */
  readonly settings: unknown;
  /** Leaves the inputs, a list of `Input`, as the memo of its log. */
  readonly run: Ingest;
}

/**
 * Finds every file before anything is built.
 * @throws DatasetError for a pattern that names no file.
 */
export async function openIngest(sources: readonly Source[], options: IngestOptions): Promise<OpenIngest> {
  const opened = await Promise.all(
    sources.map(async (source) => ({
      source,
      files:
        'files' in source
          ? await seenFiles(await expandFiles([source.files].flat(), options.folder), options)
          : [],
    })),
  );
  async function* run(log: StageLog): AsyncGenerator<RowBatch> {
    const unique = uniqueIds();
    const inputs: Input[] = [];
    for (const { source, files } of opened) {
      if ('family' in source) inputs.push(yield* fromFamily(source, options, log, unique));
      else for (const file of files) inputs.push(yield* fromFile(file, source, options, log, unique));
    }
    log.memo = inputs;
  }
  const { limit, sample } = options;
  return { settings: { opened, limit, sample }, run };
}

/** The dataset names of the sources, in order: the first has priority. */
export function datasetNames(sources: readonly Source[]): string[] {
  return sources.map((source) => {
    if ('family' in source) return source.family;
    return source.dataset ?? datasetNameOf([source.files].flat()[0] ?? '');
  });
}

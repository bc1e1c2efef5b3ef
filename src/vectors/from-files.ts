import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expandFiles } from '#datasets/files/index.js';
import type { Problem } from '#datasets/problem.js';
import { badVector, type ReadVector, readVectors } from '#datasets/read-vectors.js';
import { VectorTable } from '#datasets/similarity/index.js';
import { exitCode, Failure } from '../failure.js';
import { fingerprint } from '../fingerprint.js';
import type { FilledTable, VectorCollector } from './vectors.js';

/** Files of vectors, as they stood when they were opened. */
export interface VectorFiles {
  /** The files as the recipe names them, for errors. */
  readonly names: string;
  /** Changes with the content of any of them. */
  readonly identity: string;
  /** All vectors, file by file. @throws Failure when a file is no longer what it was; DatasetError for a row that is no vector */
  read(): AsyncGenerator<ReadVector[]>;
}

/** @throws DatasetError for a pattern that names no file */
export async function openVectorFiles(
  patterns: string | readonly string[],
  folder: string,
): Promise<VectorFiles> {
  const files: { file: string; path: string; sha256: string; changedMs: number }[] = [];
  for (const file of await expandFiles([patterns].flat(), folder)) {
    const path = resolve(folder, file);
    const { mtimeMs: changedMs } = await stat(path);
    files.push({ file, path, changedMs, sha256: (await fingerprint(path)).sha256 });
  }
  return {
    names: files.map(({ file }) => file).join(', '),
    identity: files.map(({ file, sha256 }) => `${file} ${sha256}`).join('\n'),
    read: async function* () {
      for (const { file, path, changedMs } of files) {
        yield* readVectors(path, file);
        if ((await stat(path)).mtimeMs !== changedMs) throw changed(file);
      }
    },
  };
}

/**
 * Vectors from files. Only the ids are held until all problems are known, about 100 bytes each; then the files are read once, and vectors of other problems are
 * passed over.
 * @param folder what the files' names are relative to
 * @throws DatasetError for a pattern that names no file
 */
export async function vectorsFromFiles(
  patterns: string | readonly string[],
  folder: string,
): Promise<VectorCollector> {
  const files = await openVectorFiles(patterns, folder);
  const rowsOf = new Map<string, number | number[]>();
  let size = 0;

  async function filled(): Promise<FilledTable | undefined> {
    if (size === 0) return undefined;
    const filler = openFiller(rowsOf, size);
    for await (const batch of files.read()) for (const read of batch) filler.take(read);
    return { table: filler.end(files.names), without: new Set() };
  }

  return {
    add: ({ id }: Problem) => {
      const row = size++;
      const before = rowsOf.get(id);
      rowsOf.set(id, before === undefined ? row : [before, row].flat());
    },
    room: async () => undefined,
    filled,
    identity: files.identity,
    close: async () => undefined,
  };
}

/** Puts the vectors that come by where they belong. */
function openFiller(rowsOf: ReadonlyMap<string, number | number[]>, size: number) {
  let table: VectorTable | undefined;
  const placed = new Uint8Array(size);

  function take({ id, vector, place }: ReadVector): void {
    table ??= new VectorTable(vector.length);
    for (const row of [rowsOf.get(id) ?? []].flat()) {
      if (placed[row] === 1 && !table.holds(row, vector))
        throw badVector(
          place,
          id,
          'this id had another vector before',
          'give each problem one vector, under the id that it has in the run’s stages',
        );
      const defect = table.set(row, vector);
      if (defect !== undefined)
        throw badVector(
          place,
          id,
          defect.message,
          'make all vectors with one model, and none of an empty text',
        );
      placed[row] = 1;
    }
  }

  function end(files: string): VectorTable {
    const first = placed.indexOf(0);
    if (first < 0 && table !== undefined) return table;
    const missing = placed.reduce((count, flag) => count + 1 - flag, 0);
    const id = [...rowsOf].find(([, rows]) => [rows].flat().includes(first))?.[0];
    throw withoutVector(files, `${missing} of ${size} problems have no vector; the first is ${id}`);
  }
  return { take, end };
}

export function withoutVector(files: string, message: string): Failure {
  return new Failure(exitCode.usage, {
    message,
    remedy:
      'make the vectors of what the stage before this one kept, with its ids: docs/cleaning.md shows how',
    place: { file: files, field: 'id' },
  });
}

function changed(file: string): Failure {
  return new Failure(exitCode.missing, {
    message: 'the file changed while the run went on',
    remedy: 'let what writes it finish, then run the same command again',
    place: { file },
  });
}

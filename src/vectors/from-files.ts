import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expandFiles } from '#datasets/files/index.js';
import type { Problem } from '#datasets/problem.js';
import { badVector, type ReadVector, readVectors } from '#datasets/read-vectors.js';
import { VectorTable } from '#datasets/similarity/index.js';
import { exitCode, Failure } from '../failure.js';
import { fingerprint } from '../fingerprint.js';
import type { FilledTable, VectorCollector } from './vectors.js';

/** A file of vectors: as the recipe names it, and where it lies. */
interface VectorFile {
  readonly file: string;
  readonly path: string;
  readonly sha256: string;
  readonly changedMs: number;
}

/**
 * Vectors from files. Only the ids are held until all problems are known, about 100 bytes each; then the files are read once, and vectors of other problems are passed
 * over.
 * @param folder what the files' names are relative to
 * @throws DatasetError for a pattern that names no file
 */
export async function vectorsFromFiles(
  patterns: string | readonly string[],
  folder: string,
): Promise<VectorCollector> {
  const files: VectorFile[] = [];
  for (const file of await expandFiles([patterns].flat(), folder)) {
    const path = resolve(folder, file);
    const { mtimeMs: changedMs } = await stat(path);
    files.push({ file, path, changedMs, sha256: (await fingerprint(path)).sha256 });
  }
  const rowsOf = new Map<string, number | number[]>();
  let size = 0;

  async function filled(): Promise<FilledTable | undefined> {
    if (size === 0) return undefined;
    const filler = openFiller(rowsOf, size);
    for (const { file, path, changedMs } of files) {
      for await (const batch of readVectors(path, file)) for (const read of batch) filler.take(read);
      if ((await stat(path)).mtimeMs !== changedMs) throw changed(file);
    }
    return { table: filler.end(files.map(({ file }) => file).join(', ')), without: new Set() };
  }

  return {
    add: ({ id }: Problem) => {
      const row = size++;
      const before = rowsOf.get(id);
      rowsOf.set(id, before === undefined ? row : [before, row].flat());
    },
    room: async () => undefined,
    filled,
    identity: files.map(({ file, sha256 }) => `${file} ${sha256}`).join('\n'),
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
    throw new Failure(exitCode.usage, {
      message: `${missing} of ${size} problems have no vector; the first is ${id}`,
      remedy:
        'make the vectors of what the stage before this one kept, with its ids: docs/cleaning.md shows how',
      place: { file: files, field: 'id' },
    });
  }
  return { take, end };
}

function changed(file: string): Failure {
  return new Failure(exitCode.missing, {
    message: 'the file changed while the run went on',
    remedy: 'let what writes it finish, then run the same command again',
    place: { file },
  });
}

import { type FileHandle, open, rm } from 'node:fs/promises';
import { DatasetError } from '../dataset-error.js';
import { type LineSink, openJsonLines, type RowFile, writeWhole } from './json-file.js';
import { makePipes, removePipes, retirePipe } from './named-pipe.js';
import { type ParquetCompression, writeParquet } from './write-parquet.js';

/** DuckDB holds all that came through one pipe, so that each carries a portion. Where portions end decides where row groups do. */
const portionRows = 12_500;
/** DuckDB is told beforehand how many may come. */
const mostPiped = 2000;

/** Whether a table is being packed while its rows come. */
let isPacking = false;

/**
 * A Parquet file with exactly these columns and types, packed while its rows come: they go to DuckDB through named pipes. Of several files that are open
 * the first is; rows of the others wait in files and are packed at the end, since packing takes much memory and one of the
 * few threads in which Node waits for the disk. The bytes are the same either way.
 */
export async function openParquetFile(
  path: string,
  columns: Readonly<Record<string, string>>,
  compression: ParquetCompression | undefined,
): Promise<RowFile> {
  const pathOf = (portion: number) => `${path}.rows-${portion}`;
  const pack = (portions: readonly string[]) => writeParquet(portions, path, columns, compression);
  if (isPacking) return packedAtTheEnd(pathOf, pack);
  isPacking = true;
  const pipes = await makePipes(['even', 'odd']);
  if (pipes !== undefined) return packedMeanwhile(pipes, pack);
  isPacking = false;
  return packedAtTheEnd(pathOf, pack);
}

type Pack = (portions: readonly string[]) => Promise<void>;

const removeAll = async (paths: readonly string[]): Promise<void> => {
  for (const path of paths) await rm(path, { force: true });
};

function packedAtTheEnd(pathOf: (portion: number) => string, pack: Pack): RowFile {
  const portions: string[] = [];
  let file: FileHandle | undefined;
  const end = async () => {
    await file?.close();
    file = undefined;
  };
  const begin = async () => {
    const path = pathOf(portions.length);
    portions.push(path);
    file = await open(path, 'w');
    return file;
  };
  const sink: LineSink = {
    write: async (lines) => writeWhole(file ?? (await begin()), lines),
    endPortion: end,
    close: end,
  };
  const rows = openJsonLines(sink, portionRows);
  return {
    write: rows.write,
    async close() {
      try {
        await rows.close();
        // A table of no rows is one, too.
        if (portions.length === 0) await (await begin()).close();
        await pack(portions);
      } finally {
        await removeAll(portions);
      }
    },
    async abort() {
      await rows.abort();
      await removeAll(portions);
    },
  };
}

/** Two pipes take turns: the next portion goes into the one that DuckDB opens when it has read the other to its end. */
function packedMeanwhile(pipes: readonly string[], pack: Pack): RowFile {
  const turns = Array.from({ length: mostPiped }, (_, turn) => pipes[turn % pipes.length] as string);
  const packing = pack(turns);
  let retired: Promise<unknown> | undefined;
  const retire = () => {
    retired ??= Promise.all(pipes.map(retirePipe));
    return retired;
  };
  let failed = false;
  packing
    .catch(() => {
      failed = true;
      return retire();
    })
    // A failure is thrown where rows are written or at the end; until then it must not count as unhandled.
    .catch(() => undefined);
  let file: FileHandle | undefined;
  let turn = 0;
  const begin = async () => {
    if (turn === turns.length) throw tooMany();
    // Waits until DuckDB opens it.
    file = await open(turns[turn] as string, 'w');
    return file;
  };
  const sink: LineSink = {
    async write(lines) {
      if (failed) await packing;
      await writeWhole(file ?? (await begin()), lines);
    },
    async endPortion() {
      await file?.close();
      file = undefined;
      turn++;
    },
    async close() {
      // DuckDB was told of portions that do not come: they are empty files from now on.
      await retire();
      await file?.close();
    },
  };
  const rows = openJsonLines(sink, portionRows);
  const end = async () => {
    isPacking = false;
    await retired?.catch(() => undefined);
    await removePipes(pipes);
  };
  /** Packing that failed shows as a broken pipe: what it failed of says more. */
  async function told(error: unknown): Promise<never> {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') await packing;
    throw error;
  }
  return {
    write: (row) => rows.write(row)?.catch(told),
    async close() {
      try {
        await rows.close().catch(told);
        await packing;
      } finally {
        await end();
      }
    },
    async abort() {
      await rows.abort();
      await packing.catch(() => undefined);
      await end();
    },
  };
}

const tooMany = () =>
  new DatasetError(
    'usage',
    `a Parquet file of more than ${portionRows * mostPiped} rows is not written`,
    'write several files: `shard_rows`, or --shard-rows',
  );

import { rm } from 'node:fs/promises';
import { openJsonFile, type RowFile } from './json-file.js';
import { forgoReading, makePipe } from './named-pipe.js';
import { type ParquetCompression, writeParquet } from './write-parquet.js';

/** Whether a table is being packed while its rows come. */
let isPacking = false;

/**
 * A Parquet file with exactly these columns and types, packed while its rows come: they go to DuckDB through a named pipe. Of several files that are open
 * the first is; rows of the others wait in files of their own and are packed at the end, since packing takes much memory and one of the
 * few threads in which Node waits for the disk. The bytes are the same either way.
 * @param rowsPath where the pipe is, or the rows wait; nothing is left there
 */
export async function openParquetFile(
  path: string,
  rowsPath: string,
  columns: Readonly<Record<string, string>>,
  compression: ParquetCompression | undefined,
): Promise<RowFile> {
  const pack = () => writeParquet(rowsPath, path, columns, compression);
  await rm(rowsPath, { force: true });
  if (isPacking) return packedAtTheEnd(rowsPath, pack);
  isPacking = true;
  const isPiped = await makePipe(rowsPath);
  if (isPiped) return packedMeanwhile(rowsPath, pack());
  isPacking = false;
  return packedAtTheEnd(rowsPath, pack);
}

async function packedAtTheEnd(rowsPath: string, pack: () => Promise<void>): Promise<RowFile> {
  const rows = await openJsonFile(rowsPath);
  return {
    write: rows.write,
    async close() {
      try {
        await rows.close();
        await pack();
      } finally {
        await rm(rowsPath, { force: true });
      }
    },
    async abort() {
      await rows.abort();
      await rm(rowsPath, { force: true });
    },
  };
}

async function packedMeanwhile(pipe: string, packing: Promise<void>): Promise<RowFile> {
  // A failure is thrown where rows are written or at the end; until then it must not count as unhandled.
  packing.catch(() => forgoReading(pipe)).catch(() => undefined);
  const rows = await openJsonFile(pipe);
  const end = async () => {
    isPacking = false;
    await rm(pipe, { force: true });
  };
  /** Packing that failed shows as a broken pipe: what it failed of says more. */
  async function told(error: unknown): Promise<never> {
    await packing;
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

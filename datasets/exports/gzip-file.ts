import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { openJsonFile, type RowFile } from './json-file.js';

/** JSON Lines, packed once all are there. */
export async function openGzipFile(path: string): Promise<RowFile> {
  const rowsPath = `${path}.rows`;
  const rows = await openJsonFile(rowsPath, { toDisk: false, fingerprint: false });
  return {
    write: rows.write,
    async close() {
      try {
        await rows.close();
        await pipeline(createReadStream(rowsPath), createGzip(), createWriteStream(path));
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

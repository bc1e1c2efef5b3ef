import { createReadStream } from 'node:fs';
import { DatasetError } from '../dataset-error.js';
import type { Packing } from './file-kind.js';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'reading it is not permitted',
};

async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 2 ** 18 }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message;
    throw new DatasetError('usage', `${path} cannot be read: ${reason}`, 'name a file that exists', error);
  }
}

/** A file's bytes, unpacked. Throws `DatasetError` where it cannot be opened, `StreamEnd` where the packing breaks. */
export async function* openBytes(path: string, packing: Packing): AsyncGenerator<Uint8Array> {
  const bytes = fileBytes(path);
  // Loaded for packed files alone.
  if (packing === 'gz') yield* (await import('./gunzip.js')).gunzip(bytes);
  else if (packing === 'zst') yield* (await import('./unzstd.js')).unzstd(bytes);
  else yield* bytes;
}

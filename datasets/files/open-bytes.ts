import { createReadStream } from 'node:fs';
import { DatasetError } from '../dataset-error.js';
import type { Packing } from './file-kind.js';
import type { ReadOptions } from './raw-row.js';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'reading it is not permitted',
};

async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 2 ** 19 }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message;
    throw new DatasetError('usage', `${path} cannot be read: ${reason}`, 'name a file that exists', error);
  }
}

/** A file's bytes, unpacked. Throws `DatasetError` where it cannot be opened, `StreamEnd` where the packing breaks. */
export async function* openBytes(
  path: string,
  packing: Packing,
  passing?: ReadOptions['passing'],
): AsyncGenerator<Uint8Array> {
  const read = fileBytes(path);
  const bytes = passing === undefined ? read : passed(read, passing);
  // Loaded for packed files alone.
  if (packing === 'gz') yield* (await import('./gunzip.js')).gunzip(bytes);
  else if (packing === 'zst') yield* (await import('./unzstd.js')).unzstd(bytes);
  else yield* bytes;
}

async function* passed(bytes: AsyncIterable<Uint8Array>, passing: (bytes: Uint8Array) => void) {
  for await (const chunk of bytes) {
    passing(chunk);
    yield chunk;
  }
}

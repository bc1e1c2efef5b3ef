import { createGunzip } from 'node:zlib';
import { StreamEnd } from './stream-end.js';

/**
 * Unpacks gzip. The bytes before a cut or a damage are all given out before the error is: piping would drop what the
 * stream still held.
 */
export async function* gunzip(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unzip = createGunzip({ chunkSize: 2 ** 17 });
  let out: Uint8Array[] = [];
  let failure: NodeJS.ErrnoException | null = null;
  unzip.on('data', (chunk: Uint8Array) => out.push(chunk));
  const failed = new Promise<void>((resolve) => {
    unzip.on('error', (error) => {
      failure = error;
      resolve();
    });
  });
  const ended = new Promise<void>((resolve) => unzip.on('end', resolve));
  try {
    for await (const chunk of stream) {
      await Promise.race([failed, new Promise<void>((resolve) => unzip.write(chunk, () => resolve()))]);
      const ready = out;
      out = [];
      yield* ready;
      if (failure !== null) break;
    }
    if (failure === null) {
      unzip.end();
      await Promise.race([failed, ended]);
    }
    yield* out;
    if (failure !== null) throw streamEnd(failure);
  } finally {
    unzip.destroy();
  }
}

function streamEnd(error: NodeJS.ErrnoException): StreamEnd {
  return error.code === 'Z_BUF_ERROR'
    ? new StreamEnd('truncated-file', 'the gzip data end in the middle', error)
    : new StreamEnd('corrupt-file', `the gzip data are damaged (${error.message})`, error);
}

import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** The bytes of a file, unpacked when its name ends in .gz or .zst. */
export function openBytes(path: string): AsyncIterable<Uint8Array> {
  const packed = createReadStream(path, { highWaterMark: 1 << 18 });
  if (path.endsWith('.gz')) {
    const unpacked = createGunzip({ chunkSize: 1 << 18 });
    packed.on('error', (error) => unpacked.destroy(error));
    return packed.pipe(unpacked);
  }
  return path.endsWith('.zst') ? unzstd(packed) : packed;
}

/** The name without .gz or .zst. */
export function unpackedName(path: string): string {
  return path.replace(/\.(?:gz|zst)$/, '');
}

async function* unzstd(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import('fzstd');
  let ready: Uint8Array[] = [];
  const stream = new Decompress((chunk) => {
    ready.push(chunk);
  });
  for await (const chunk of packed) {
    stream.push(chunk);
    yield* ready;
    ready = [];
  }
  stream.push(new Uint8Array(0), true);
  yield* ready;
}

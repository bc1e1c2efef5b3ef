import { Decompress } from 'fzstd';
import { StreamEnd } from './stream-end.js';

/** Fed in small pieces, because one piece may unpack to a thousand times its size. */
const piece = 2 ** 14;
const unexpectedEnd = 5;
const windowTooLarge = 1;

/** Unpacks Zstandard, frame after frame. */
export async function* unzstd(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = [];
  const unpack = new Decompress((chunk) => {
    out.push(chunk);
  });
  const push = (bytes: Uint8Array, final: boolean) => {
    try {
      unpack.push(bytes, final);
      return null;
    } catch (error) {
      return streamEnd(error as Error & { code?: number });
    }
  };
  for await (const chunk of stream) {
    for (let at = 0; at < chunk.length; at += piece) {
      const failure = push(chunk.subarray(at, at + piece), false);
      yield* out;
      out = [];
      if (failure !== null) throw failure;
    }
  }
  const failure = push(new Uint8Array(0), true);
  yield* out;
  if (failure !== null) throw failure;
}

function streamEnd(error: Error & { code?: number }): StreamEnd {
  if (error.code === unexpectedEnd) {
    return new StreamEnd('truncated-file', 'the zstd data end in the middle', error);
  }
  const message =
    error.code === windowTooLarge
      ? 'the zstd data were written with a window over 32 MiB (--long or --ultra)'
      : `the zstd data are damaged (${error.message})`;
  return new StreamEnd('corrupt-file', message, error);
}

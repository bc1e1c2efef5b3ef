import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { exitCode, Failure } from './failure.js';

/** What tells a file's content from any other's: its size and its sha256 in hex. */
export interface Fingerprint {
  readonly bytes: number;
  readonly sha256: string;
}

/** Reads the file as a stream: memory does not grow with it. @throws Failure when it cannot be read. */
export async function fingerprint(path: string): Promise<Fingerprint> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  } catch (cause) {
    throw new Failure(exitCode.usage, {
      message: `cannot be read: ${(cause as Error).message}`,
      remedy: 'name files that exist and may be read',
      place: { file: path },
      cause,
    });
  }
  return { bytes, sha256: hash.digest('hex') };
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { exitCode, Failure } from '../failure.js';

/** The file's sha256 in hex. @throws Failure when it cannot be read. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) hash.update(chunk);
  } catch (cause) {
    throw new Failure(exitCode.usage, {
      message: `cannot be read: ${(cause as Error).message}`,
      remedy: 'name files that exist and may be read',
      place: { file: path },
      cause,
    });
  }
  return hash.digest('hex');
}

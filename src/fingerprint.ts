import { open } from 'node:fs/promises';
import { type Fingerprint, PassingFingerprint } from '#datasets/fingerprint.js';
import { exitCode, Failure } from './failure.js';

export type { Fingerprint };

const blockBytes = 2 ** 20;

/** The fingerprint of a file that is read anyway, from its beginning on: the bytes that were read are not read again. */
export class FingerprintOfRead {
  readonly #read = new PassingFingerprint();

  /** Takes the next bytes of the file. */
  add(chunk: Uint8Array): void {
    this.#read.add(chunk);
  }

  /** Reads what was not read of the file, block by block: memory does not grow with it. @throws Failure when it cannot be read. */
  async end(path: string): Promise<Fingerprint> {
    try {
      await this.#readOn(path);
    } catch (cause) {
      throw new Failure(exitCode.usage, {
        message: `cannot be read: ${(cause as Error).message}`,
        remedy: 'name files that exist and may be read',
        place: { file: path },
        cause,
      });
    }
    return this.#read.end();
  }

  async #readOn(path: string): Promise<void> {
    const file = await open(path);
    try {
      let [block, other] = [Buffer.allocUnsafeSlow(blockBytes), Buffer.allocUnsafeSlow(blockBytes)];
      let reading = file.read(block, 0, blockBytes, this.#read.bytes);
      for (;;) {
        const { bytesRead } = await reading;
        if (bytesRead === 0) return;
        // The next block comes while this one is hashed.
        reading = file.read(other, 0, blockBytes, this.#read.bytes + bytesRead);
        this.add(block.subarray(0, bytesRead));
        [block, other] = [other, block];
      }
    } finally {
      await file.close();
    }
  }
}

/** Reads the file block by block. @throws Failure when it cannot be read. */
export function fingerprint(path: string): Promise<Fingerprint> {
  return new FingerprintOfRead().end(path);
}

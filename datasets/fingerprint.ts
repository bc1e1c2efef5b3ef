import { createHash } from 'node:crypto';

/** What tells a file's content from any other's: its size and its sha256 in hex. */
export interface Fingerprint {
  readonly bytes: number;
  readonly sha256: string;
}

/** The fingerprint of bytes that pass by. */
export class PassingFingerprint {
  readonly #hash = createHash('sha256');
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  add(chunk: Uint8Array): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
  }

  end(): Fingerprint {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

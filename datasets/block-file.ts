import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { blockBytes, giveBack, takeBlock } from './disk-blocks.js';

/** So many blocks may wait for the disk before whoever writes has to: a short wait after every batch would leave the threads idle. */
const mostWaiting = 4;

interface FullBlock {
  readonly block: Buffer;
  /** Where in the file it begins. */
  readonly at: number;
}

/**
 * A new file that is written from its beginning to its end. Where the system has a way (O_DIRECT of Linux), whole blocks go to the disk past the memory in
 * which the system keeps files: to copy gigabytes there that nobody reads soon costs more than to write them, and
 * drives out what is read.
 */
export class BlockFile {
  readonly #handle: FileHandle;
  /** The same file, past the system's memory. */
  #direct: FileHandle | undefined;
  #block: Buffer | undefined;
  /** Where in the file the block begins. */
  #at = 0;
  /** Bytes that stand in the block. */
  #used = 0;
  /** Those of them that the system has. */
  #saved = 0;
  #full: FullBlock[] = [];
  /** Resolves when the system has all that was handed to it. */
  #writing: Promise<void> = Promise.resolve();
  /** Blocks that were handed to the system, which has not taken them yet. */
  #waiting = 0;
  #failed = false;

  private constructor(handle: FileHandle, direct: FileHandle | undefined) {
    this.#handle = handle;
    this.#direct = direct;
  }

  /** Makes the file, or empties it. @param readSoon keeps it in the system's memory; false if absent */
  static async create(path: string, readSoon = false): Promise<BlockFile> {
    const handle = await open(path, 'w');
    return new BlockFile(handle, readSoon ? undefined : await openDirect(path));
  }

  /** The bytes of the file so far. */
  get bytes(): number {
    return this.#at + this.#used;
  }

  write(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; ) {
      const block = this.#withRoom();
      const part = bytes.subarray(from, from + blockBytes - this.#used);
      block.set(part, this.#used);
      this.#used += part.length;
      from += part.length;
    }
  }

  /** Hands what is full to the system, and waits where the disk is far behind. @throws Error of a write that failed */
  async drain(): Promise<void> {
    if (this.#full.length > 0) this.#handOver();
    if (this.#waiting > mostWaiting || this.#failed) await this.#writing;
  }

  /** Resolves when the system has all so far: whoever reads the file finds it. @throws Error of a write that failed */
  async written(): Promise<void> {
    this.#handOver();
    await this.#writing;
    if (this.#block === undefined) return;
    const [saved, used] = [this.#saved, this.#used];
    await writeAll(this.#handle, this.#block.subarray(saved, used), this.#at + saved);
    this.#saved = used;
  }

  /** Ends the file. @param toDisk whether it outlasts a failure of power from then on; true if absent */
  async close(toDisk = true): Promise<void> {
    try {
      await this.written();
      if (toDisk) await this.#handle.sync();
    } finally {
      await this.#release();
    }
  }

  /** Gives up, whatever failed before; harmless where the file was closed. */
  async abandon(): Promise<void> {
    await this.#writing.catch(() => undefined);
    await this.#release();
  }

  /** The block, another one where it is full. */
  #withRoom(): Buffer {
    if (this.#block !== undefined && this.#used === blockBytes) {
      this.#full.push({ block: this.#block, at: this.#at });
      this.#block = undefined;
      this.#at += blockBytes;
      this.#used = 0;
      this.#saved = 0;
    }
    this.#block ??= takeBlock();
    return this.#block;
  }

  #handOver(): void {
    const full = this.#full;
    this.#full = [];
    this.#waiting += full.length;
    this.#writing = this.#writing.then(async () => {
      for (const one of full) {
        await this.#writeBlock(one);
        giveBack(one.block);
        this.#waiting--;
      }
    });
    // A failure is thrown by the next drain or by close; until then it must not count as unhandled.
    this.#writing.catch(() => {
      this.#failed = true;
    });
  }

  async #writeBlock({ block, at }: FullBlock): Promise<void> {
    const done = await this.#writeDirect(block, at);
    // What a disk that is nearly full leaves over is no whole sector.
    await writeAll(this.#handle, block.subarray(done), at + done);
  }

  /** @returns how much of the block was written so */
  async #writeDirect(block: Buffer, at: number): Promise<number> {
    if (this.#direct === undefined) return 0;
    try {
      return (await this.#direct.write(block, 0, blockBytes, at)).bytesWritten;
    } catch (error) {
      // A file system may let a file be opened so and not be written.
      if ((error as NodeJS.ErrnoException).code !== 'EINVAL') throw error;
      await this.#leaveDirect();
      return 0;
    }
  }

  async #leaveDirect(): Promise<void> {
    const direct = this.#direct;
    this.#direct = undefined;
    await direct?.close();
  }

  async #release(): Promise<void> {
    if (this.#block !== undefined) giveBack(this.#block);
    this.#block = undefined;
    await this.#leaveDirect();
    await this.#handle.close();
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; )
    done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
}

/** Nothing where the system or the file system has no such way: the file is written in the usual one. */
function openDirect(path: string): Promise<FileHandle | undefined> | undefined {
  // Other systems lack the constant.
  if (!constants.O_DIRECT) return undefined;
  return open(path, constants.O_WRONLY | constants.O_DIRECT).catch(() => undefined);
}

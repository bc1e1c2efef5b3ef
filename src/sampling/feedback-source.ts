/**
 * Lines that come in while the sampler runs: from a file that grows, a FIFO, or stdin. It hands out whole lines only, in order, and tells
 * how far a file was read, so that nothing is read twice after a restart.
 */
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';

export interface FeedbackSource {
  /** The name that places say. */
  readonly name: string;
  /** The whole lines that have come since the last call. */
  take(): string[];
  /** Bytes of the file that were handed out; undefined for what cannot be read again. */
  readonly position: number | undefined;
  /** Whether no more can come. */
  readonly ended: boolean;
  /** Resolves when there may be more, or after the given milliseconds. */
  wait(ms: number): Promise<void>;
  close(): void;
}

/** @param path a file (which need not exist yet), a FIFO, or `-` for stdin  @param from where to begin in a file */
export function openFeedback(path: string, from = 0): FeedbackSource {
  if (path === '-') return new StreamSource('stdin', process.stdin);
  if (isFifo(path)) return new StreamSource(path, openFifo(path));
  return new FileSource(path, from);
}

/**
 * Opened for reading and writing, a FIFO neither waits for a writer nor ends when one leaves. A socket polls it, where a file stream
 * would block a thread in a read that nothing can end.
 */
function openFifo(path: string): Readable {
  const fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  return new Socket({ fd, readable: true, writable: false });
}

function isFifo(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFIFO() ?? false;
}

const blockBytes = 1 << 20;
const newline = 10;

class FileSource implements FeedbackSource {
  readonly name: string;
  readonly ended = false;
  #position: number;
  #file: number | undefined;

  constructor(path: string, from: number) {
    this.name = path;
    this.#position = from;
  }

  get position(): number {
    return this.#position;
  }

  take(): string[] {
    this.#file ??= statSync(this.name, { throwIfNoEntry: false }) && openSync(this.name, 'r');
    if (this.#file === undefined) return [];
    const lines: string[] = [];
    let size = blockBytes;
    while (fstatSync(this.#file).size > this.#position) {
      const block = Buffer.alloc(size);
      const bytes = block.subarray(0, readSync(this.#file, block, 0, size, this.#position));
      const end = bytes.lastIndexOf(newline);
      if (end >= 0) {
        lines.push(...bytes.subarray(0, end).toString().split('\n'));
        this.#position += end + 1;
      } else if (bytes.length < size) break;
      // A line longer than the block: read again with a longer one.
      else size *= 2;
    }
    return lines;
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, Math.min(ms, 50)));
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }
}

class StreamSource implements FeedbackSource {
  readonly name: string;
  readonly position = undefined;
  ended = false;
  readonly #stream: Readable;
  #lines: string[] = [];
  #partial = '';
  #wake: (() => void) | undefined;

  constructor(name: string, stream: Readable) {
    this.name = name;
    this.#stream = stream;
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      const lines = (this.#partial + text).split('\n');
      this.#partial = lines.pop() ?? '';
      if (lines.length === 0) return;
      for (const line of lines) this.#lines.push(line);
      this.#wake?.();
    });
    stream.on('end', () => {
      if (this.#partial !== '') this.#lines.push(this.#partial);
      this.#partial = '';
      this.ended = true;
      this.#wake?.();
    });
  }

  take(): string[] {
    const taken = this.#lines;
    this.#lines = [];
    return taken;
  }

  wait(ms: number): Promise<void> {
    if (this.#lines.length > 0 || this.ended) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  close(): void {
    this.#stream.destroy();
  }
}

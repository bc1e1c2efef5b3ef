/**
 * A file of frames: the length of the payload (four bytes), eight bytes of its SHA-256, the payload. A frame that was cut off by a kill is
 * told from a whole one, and everything from there on is left out.
 */
import { createHash } from 'node:crypto';
import { fstatSync, readSync } from 'node:fs';

const head = 12;

export function frame(...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.byteLength, 0);
  const start = Buffer.alloc(head);
  start.writeUInt32LE(length, 0);
  digest(parts).copy(start, 4);
  return Buffer.concat([start, ...parts]);
}

/** The whole frames of an open file from a place on, and where the last of them ends. */
export function* readFrames(
  file: number,
  from = 0,
): Generator<{ readonly payload: Buffer; readonly end: number }> {
  const size = fstatSync(file).size;
  const start = Buffer.alloc(head);
  for (let at = from; at + head <= size; ) {
    readSync(file, start, 0, head, at);
    const length = start.readUInt32LE(0);
    if (at + head + length > size) return;
    const payload = Buffer.alloc(length);
    readWhole(file, payload, at + head);
    if (!digest([payload]).equals(start.subarray(4))) return;
    at += head + length;
    yield { payload, end: at };
  }
}

function readWhole(file: number, into: Buffer, from: number): void {
  for (let done = 0; done < into.length; ) {
    const read = readSync(file, into, done, into.length - done, from + done);
    if (read === 0) throw new Error('the file became shorter while it was read');
    done += read;
  }
}

function digest(parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest().subarray(0, 8);
}

/** Messages on a stream: the lengths of a head and a body, four bytes each in the machine's order, then the two. */
import type { Readable } from 'node:stream';

export function frame(head: Buffer, ...body: readonly Buffer[]): Buffer {
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32LE(head.length, 0);
  sizes.writeUInt32LE(
    body.reduce((sum, part) => sum + part.length, 0),
    4,
  );
  return Buffer.concat([sizes, head, ...body]);
}

export function readFrames(stream: Readable, take: (head: Buffer, body: Buffer) => void): void {
  let parts: Buffer[] = [];
  let held = 0;
  let wanted = 8;
  stream.on('data', (part: Buffer) => {
    parts.push(part);
    held += part.length;
    while (held >= wanted) {
      const bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
      const head = bytes.readUInt32LE(0);
      const whole = 8 + head + bytes.readUInt32LE(4);
      parts = [bytes];
      wanted = whole;
      if (held < whole) return;
      parts = [bytes.subarray(whole)];
      held -= whole;
      wanted = 8;
      take(bytes.subarray(8, 8 + head), bytes.subarray(8 + head, whole));
    }
  });
}

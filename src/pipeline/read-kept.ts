import { createReadStream } from 'node:fs';
import { readLines } from '#datasets/files/index.js';
import type { Problem } from '#datasets/problem.js';
import { problemOf } from './line-of.js';

/** Reads back what a stage kept, in batches. The rows are our own, written in this run; a broken one is a bug and throws. */
export async function* readKept(path: string): AsyncGenerator<Problem[]> {
  const bytes = createReadStream(path, { highWaterMark: 1 << 18 });
  for await (const lines of readLines(bytes, { maxRowBytes: Number.POSITIVE_INFINITY })) {
    yield lines.map((line) => {
      if ('defect' in line) throw new Error(`${path}:${line.line}: ${line.defect.message}`);
      return problemOf(line.text);
    });
  }
}

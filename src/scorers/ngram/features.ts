/**
 * The features of a problem: hashed word n-grams (1 to 3), character n-grams (3 to 5) and signals, of the prompt and, apart from
 * them, of the reference solution. Every feature is a bucket of one table (feature hashing; Weinberger et al., ICML 2009). Each
 * block of features is scaled to length 1, so that long texts do not shout.
 */
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { type Kernel, openKernel } from './kernel.js';
import { blocks, bucketBits, headLength, tailLength } from './layout.js';
import { writeSignals } from './signals.js';

export { blocks, bucketBits };
export const buckets = 2 ** bucketBits;

/** Blocks in order: words, characters and signals of the prompt, then the same of the solution. */
export const promptBlocks = 3;

/** The features of one problem at a time: block b holds `bucket[ends[b - 1]]` up to `bucket[ends[b]]`. */
export interface Features {
  readonly bucket: Uint32Array;
  readonly ends: Uint32Array;
}

/** What is read of a problem. */
export type Readable = Pick<Problem, 'prompt' | 'domain' | 'solution'>;

let opened: Kernel | undefined;

/** The features of a problem, which hold until the next call. */
export function featuresOf(problem: Readable): Features {
  opened ??= openKernel();
  readProblem(opened, problem);
  return opened;
}

/**
 * Writes the features of a problem into a kernel's memory. Time is linear in the text, of which at most 4096 characters of the prompt
 * and of the solution are read.
 */
export function readProblem(kernel: Kernel, { prompt, domain, solution }: Readable): void {
  const { others } = kernel;
  let count = readText(kernel, promptText({ prompt }), 0, 0);
  others[count++] = 0x5eed0000 + domain.length * 31 + domain.charCodeAt(0);
  kernel.writeOthers(count, 2);
  count = readText(kernel, solution ?? '', promptBlocks, 0x3c6ef372);
  kernel.writeOthers(count, 5);
}

/** Writes the words and characters of a text as the blocks from `first` on, and lays in its signals, which it counts. */
function readText(kernel: Kernel, whole: string, first: number, salt: number): number {
  const text =
    whole.length <= headLength + tailLength
      ? whole
      : `${whole.slice(0, headLength)} ${whole.slice(-tailLength)}`;
  const { reading } = kernel;
  reading.length = kernel.lay(text);
  reading.tokens = kernel.read(reading.length, first, salt);
  return reading.tokens === 0 ? 0 : writeSignals(reading, salt, kernel.others);
}

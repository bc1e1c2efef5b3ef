/** The n-gram model: a table of weights per bucket for two heads, and how their sums become probabilities. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { calibrated, calibration } from '../calibration.js';
import type { Rating } from '../scorer.js';
import { blocks, bucketBits, buckets, promptBlocks, type Readable, readProblem } from './features.js';
import { type Kernel, openKernel } from './kernel.js';

/** What stands before the weights in a model file, as JSON. */
const header = z.strictObject({
  format: z.literal('rlvr-ngram'),
  /** Changes when features are computed otherwise: a model of another number cannot be used. */
  features: z.literal(1),
  name: z.string().min(1),
  bucket_bits: z.literal(bucketBits),
  /** Per head: weights are stored as 16-bit integers times `step`; `bias` is added to the sum. */
  heads: z.strictObject({
    quality: z.strictObject({ bias: z.number(), step: z.number().positive() }),
    difficulty: z.strictObject({ bias: z.number(), step: z.number().positive() }),
  }),
  /** From log-odds to probability; `difficulty_with_solution` where the problem has a reference solution. */
  calibration: z.strictObject({
    quality: calibration,
    difficulty: calibration,
    difficulty_with_solution: calibration,
  }),
  /** What it was trained on and how, for the reader of the file. */
  training: z.record(z.string(), z.json()),
});
export type ModelHeader = z.infer<typeof header>;

export interface NgramModel {
  readonly header: ModelHeader;
  /** A hash of the file. */
  readonly version: string;
  /** What reads problems, with the weights in its memory. */
  readonly kernel: Kernel;
}

const magic = 'RLVRNGRM';

/**
 * The bytes of a model file: magic, length of the header (32 bits, little-endian), header, padding to 8, weights.
 * @param weights of bucket b for quality at 2b, for difficulty at 2b + 1
 */
export function modelBytes(head: ModelHeader, weights: Int16Array): Buffer {
  const json = Buffer.from(JSON.stringify(head));
  const padded = Buffer.alloc(Math.ceil(json.length / 8) * 8, ' ');
  json.copy(padded);
  const length = Buffer.alloc(8);
  length.writeUInt32LE(padded.length);
  const table = Buffer.alloc(weights.length * 2);
  for (let at = 0; at < weights.length; at++) table.writeInt16LE(weights[at] as number, at * 2);
  return Buffer.concat([Buffer.from(magic), length, padded, table]);
}

/** Models by version: those who open one twice share its table, which stays near the processor. */
const known = new Map<string, NgramModel>();

/** @throws Error that says what is wrong with the bytes. */
export function parseModel(bytes: Buffer): NgramModel {
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const model = known.get(version) ?? readModel(bytes, version);
  known.set(version, model);
  return model;
}

function readModel(bytes: Buffer, version: string): NgramModel {
  if (bytes.subarray(0, 8).toString('latin1') !== magic) throw new Error('it is no n-gram model of rlvr');
  const start = 16 + bytes.readUInt32LE(8);
  const parsed = header.safeParse(JSON.parse(bytes.subarray(16, start).toString('utf8')));
  if (!parsed.success)
    throw new Error(`it was made by another version of rlvr: ${z.prettifyError(parsed.error)}`);
  const expected = start + buckets * 4;
  if (bytes.length !== expected)
    throw new Error(`it has ${bytes.length} bytes instead of ${expected}: the file was cut`);
  const kernel = openKernel();
  const { buffer, byteOffset, byteLength } = kernel.weights;
  // The kernel's memory is little-endian, as the file is.
  new Uint8Array(buffer, byteOffset, byteLength).set(bytes.subarray(start));
  return { header: parsed.data, version, kernel };
}

/** Rates one problem. The same problem and model give the same numbers on every machine. */
export function rate(
  { header: { heads, calibration: curves }, kernel }: NgramModel,
  problem: Readable,
): Rating {
  readProblem(kernel, problem);
  kernel.sum();
  const { ends, sums } = kernel;
  let quality = 0;
  let difficulty = 0;
  let start = 0;
  for (let block = 0; block < blocks; block++) {
    const end = ends[block] as number;
    if (end === start) continue;
    const scale = 1 / Math.sqrt(end - start);
    // Quality reads the prompt alone: a clean solution does not mend a broken problem.
    if (block < promptBlocks) quality += (sums[2 * block] as number) * scale;
    difficulty += (sums[2 * block + 1] as number) * scale;
    start = end;
  }
  const hasSolution = problem.solution !== undefined && problem.solution !== '';
  const curve = hasSolution ? curves.difficulty_with_solution : curves.difficulty;
  return {
    quality: calibrated(quality * heads.quality.step + heads.quality.bias, curves.quality),
    difficulty: calibrated(difficulty * heads.difficulty.step + heads.difficulty.bias, curve),
  };
}

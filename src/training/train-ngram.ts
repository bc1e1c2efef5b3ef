/** Trains the n-gram model from labelled rows: two heads by logistic regression, each calibrated on rows that it has not seen. */
import { random } from '#datasets/random.js';
import type { Calibration } from '../scorers/calibration.js';
import { bucketBits, buckets, featuresOf, promptBlocks } from '../scorers/ngram/features.js';
import { modelBytes } from '../scorers/ngram/model.js';
import { type FitOptions, type Fitted, fitLogistic, type SparseRow, sum } from './fit-logistic.js';
import { fitIsotonic } from './isotonic.js';
import { type LabelledText, problemOf } from './labelled-text.js';

export interface TrainOptions {
  readonly name: string;
  readonly seed: number;
  readonly epochs: number;
  readonly progress?: (what: string, rows: number, of: number) => void;
}

/** What the two heads learn with; found on the calibration part. */
const learning = {
  quality: { learningRate: 0.2, l2: 1e-6 },
  difficulty: { learningRate: 0.02, l2: 1e-5 },
};

/** The bytes of the model. @throws RangeError when a head has no rows to learn from. */
export function trainNgram(rows: readonly LabelledText[], options: TrainOptions): Buffer {
  const quality = fitHead('quality', qualityRows(rows, 'train'), options);
  const difficulty = fitHead(
    'difficulty',
    [...difficultyRows(rows, 'train', false), ...difficultyRows(rows, 'train', true)],
    options,
  );
  const weights = new Int16Array(buckets * 2);
  const steps = { quality: quantize(quality, weights, 0), difficulty: quantize(difficulty, weights, 1) };
  return modelBytes(
    {
      format: 'rlvr-ngram',
      features: 1,
      name: options.name,
      bucket_bits: bucketBits,
      heads: {
        quality: { bias: quality.bias, step: steps.quality },
        difficulty: { bias: difficulty.bias, step: steps.difficulty },
      },
      calibration: {
        quality: curve(quality, qualityRows(rows, 'calibration')),
        difficulty: curve(difficulty, difficultyRows(rows, 'calibration', false)),
        difficulty_with_solution: curve(difficulty, difficultyRows(rows, 'calibration', true)),
      },
      training: { seed: options.seed, epochs: options.epochs, rows: rows.length, ...learning },
    },
    weights,
  );
}

function fitHead(what: keyof typeof learning, rows: readonly SparseRow[], options: TrainOptions): Fitted {
  if (rows.length === 0) throw new RangeError(`no row of the part train has a label for ${what}`);
  const fit: FitOptions = {
    buckets,
    epochs: options.epochs,
    ...learning[what],
    progress: (done, of) => options.progress?.(what, done, of),
  };
  return fitLogistic(rows, fit, random(options.seed, 'fit', what));
}

function qualityRows(rows: readonly LabelledText[], split: LabelledText['split']): SparseRow[] {
  return rows.flatMap((row) =>
    row.split === split && row.quality !== undefined ? [sparse(row, row.quality, 'prompt')] : [],
  );
}

function difficultyRows(
  rows: readonly LabelledText[],
  split: LabelledText['split'],
  withSolution: boolean,
): SparseRow[] {
  return rows.flatMap((row) =>
    row.split === split && row.difficulty !== undefined && (!withSolution || row.solution !== undefined)
      ? [sparse(row, row.difficulty, withSolution ? 'all' : 'prompt')]
      : [],
  );
}

function sparse(row: LabelledText, label: number, what: 'prompt' | 'all'): SparseRow {
  const features = featuresOf(problemOf(row, 0));
  const ends = features.ends.slice(0, what === 'prompt' ? promptBlocks : undefined);
  return { bucket: features.bucket.slice(0, ends.at(-1)), ends, label };
}

/** Writes a head's weights as 16-bit integers and returns what one step is worth. */
function quantize({ weights }: Fitted, table: Int16Array, head: 0 | 1): number {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9);
  const step = largest / 32767;
  weights.forEach((weight, at) => {
    table[2 * at + head] = Math.round(weight / step);
  });
  return step;
}

function curve({ weights, bias }: Fitted, rows: readonly SparseRow[]): Calibration {
  if (rows.length === 0) return { raw: [-8, 0, 8], probability: [0.0003, 0.5, 0.9997] };
  return fitIsotonic(
    rows.map((row) => sum(weights, row) + bias),
    rows.map((row) => row.label),
  );
}

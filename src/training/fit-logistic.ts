/**
 * Logistic regression on sparse rows of hashed features by AdaGrad (Duchi, Hazan and Singer, JMLR 2011): each bucket has a step of its own that
 * shrinks with what it has seen, so that rare n-grams learn fast and frequent ones settle.
 */
import type { Random } from '#datasets/random.js';

/** One row: the buckets of its features, and where each block of them ends. A block's features count 1 / √(their number). */
export interface SparseRow {
  readonly bucket: Uint32Array;
  readonly ends: Uint32Array;
  /** From 0 to 1. */
  readonly label: number;
}

export interface FitOptions {
  readonly buckets: number;
  readonly epochs: number;
  readonly learningRate: number;
  /** L2 penalty per row on the weights that the row touches. */
  readonly l2: number;
  readonly progress?: (rows: number, of: number) => void;
}

export interface Fitted {
  readonly weights: Float32Array;
  readonly bias: number;
}

/** Fits in `epochs` passes over the rows, in an order drawn from `draw`. Deterministic. */
export function fitLogistic(rows: readonly SparseRow[], options: FitOptions, draw: Random): Fitted {
  const weights = new Float32Array(options.buckets);
  const squares = new Float32Array(options.buckets).fill(1e-6);
  let bias = 0;
  let biasSquares = 1e-6;
  let done = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const rate = options.learningRate * (1 - epoch / (options.epochs + 1));
    for (const row of draw.shuffle(rows)) {
      const gradient = 1 / (1 + Math.exp(-(bias + sum(weights, row)))) - row.label;
      biasSquares += gradient * gradient;
      bias -= (rate * gradient) / Math.sqrt(biasSquares);
      update(weights, squares, row, gradient, rate, options.l2);
      if (++done % 1000 === 0) options.progress?.(done, rows.length * options.epochs);
    }
  }
  return { weights, bias };
}

/** The weighted sum of a row's features, without the bias. */
export function sum(weights: Float32Array, { bucket, ends }: Pick<SparseRow, 'bucket' | 'ends'>): number {
  let total = 0;
  let at = 0;
  for (const end of ends) {
    if (end === at) continue;
    const scale = 1 / Math.sqrt(end - at);
    let block = 0;
    for (; at < end; at++) block += weights[bucket[at] as number] as number;
    total += block * scale;
  }
  return total;
}

function update(
  weights: Float32Array,
  squares: Float32Array,
  { bucket, ends }: SparseRow,
  gradient: number,
  rate: number,
  l2: number,
): void {
  let at = 0;
  for (const end of ends) {
    if (end === at) continue;
    const step = gradient / Math.sqrt(end - at);
    for (; at < end; at++) {
      const index = bucket[at] as number;
      const weight = weights[index] as number;
      const slope = step + l2 * weight;
      const seen = (squares[index] as number) + slope * slope;
      squares[index] = seen;
      weights[index] = weight - (rate * slope) / Math.sqrt(seen);
    }
  }
}

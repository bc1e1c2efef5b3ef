/** Logistic regression on dense vectors by AdaGrad (Duchi, Hazan and Singer, JMLR 2011): what fits heads on an encoder's embeddings. */
import type { Random } from '#datasets/random.js';

export interface DenseRow {
  readonly vector: Float32Array;
  /** From 0 to 1. */
  readonly label: number;
}

const epochs = 40;
const learningRate = 0.3;
const l2 = 1e-5;

/** Weights of the vectors' dimension, and the bias. Deterministic. */
export function fitDense(rows: readonly DenseRow[], draw: Random): { weights: Float64Array; bias: number } {
  const dimension = rows[0]?.vector.length ?? 0;
  const weights = new Float64Array(dimension);
  const squares = new Float64Array(dimension).fill(1e-6);
  let bias = 0;
  let biasSquares = 1e-6;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = learningRate * (1 - epoch / (epochs + 1));
    for (const { vector, label } of draw.shuffle(rows)) {
      const gradient = 1 / (1 + Math.exp(-(dot(weights, vector) + bias))) - label;
      biasSquares += gradient * gradient;
      bias -= (rate * gradient) / Math.sqrt(biasSquares);
      for (let at = 0; at < dimension; at++) {
        const slope = gradient * (vector[at] as number) + l2 * (weights[at] as number);
        const seen = (squares[at] as number) + slope * slope;
        squares[at] = seen;
        weights[at] = (weights[at] as number) - (rate * slope) / Math.sqrt(seen);
      }
    }
  }
  return { weights, bias };
}

export function dot(weights: ArrayLike<number>, vector: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < vector.length; at++) sum += (weights[at] as number) * (vector[at] as number);
  return sum;
}

import { calibrated } from './calibration.js';
import type { Heads } from './heads.js';
import type { Rating } from './scorer.js';

type Head = NonNullable<Heads['quality']>;

/** Quality and difficulty of an embedding of unit length whose dimension is `heads.dimension`. */
export function applyHeads(embedding: Float32Array, heads: Heads): Pick<Rating, 'quality' | 'difficulty'> {
  const { quality, difficulty } = heads;
  return {
    ...(quality && { quality: applyHead(embedding, quality) }),
    ...(difficulty && { difficulty: applyHead(embedding, difficulty) }),
  };
}

/** logistic(weights · embedding + bias), calibrated where a calibration was fitted. */
function applyHead(embedding: Float32Array, { weights, bias, calibration }: Head): number {
  let sum = bias;
  for (let at = 0; at < weights.length; at++) sum += (weights[at] as number) * (embedding[at] as number);
  const probability = 1 / (1 + Math.exp(-sum));
  return calibration ? calibrated(probability, calibration) : probability;
}

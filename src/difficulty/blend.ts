/** Samples that a prediction counts for, until rollouts outvote it. */
export const predictionWeight = 4;

/**
 * The pass rate that a prediction and rollouts say together: the mean of Beta(w·p + c, w·(1 − p) + n − c), which is
 * (w·p + c) / (w + n). The prior is centred on the prediction p and weighs as much as w samples; c of n samples were correct.
 */
export function blend(predicted: number, passed: number, samples: number, weight = predictionWeight): number {
  return (weight * predicted + passed) / (weight + samples);
}

import type { Feed } from './feeds.js';
import type { Output } from './session-thread.js';

/** Sums over tokens: hidden states (batch, sequence, hidden) times weights (batch, 1, sequence) give (batch, 1, hidden). */
export function weightedSums({ data, dims }: Output, weights: Feed): Output {
  const [batch = 0, sequence = 0, hidden = 0] = dims;
  const sums = new Float32Array(batch * hidden);
  for (let token = 0; token < batch * sequence; token++) {
    const weight = weights.data[token] as number;
    if (weight === 0) continue;
    const row = Math.floor(token / sequence) * hidden;
    for (let k = 0; k < hidden; k++)
      sums[row + k] = (sums[row + k] as number) + weight * (data[token * hidden + k] as number);
  }
  return { data: sums, dims: [batch, 1, hidden] };
}

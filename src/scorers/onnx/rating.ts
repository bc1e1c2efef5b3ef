import { applyHeads } from '../apply-heads.js';
import type { Heads } from '../heads.js';
import type { Rating, Scored } from '../scorer.js';
import { readValue, rounded, type Target } from './reading.js';
import type { Output } from './session-thread.js';

/** What ratings are made of: the values, or the output that holds a vector per text. */
export interface Sources {
  readonly targets: readonly Target[];
  readonly vectors: string | undefined;
  readonly heads: Heads | undefined;
}

/** The rating of each text of a batch of `count`. */
export function ratingsOf(
  outputs: Readonly<Record<string, Output>>,
  count: number,
  { targets, vectors, heads }: Sources,
): Scored[] {
  const row = (name: string, k: number) => {
    const { data } = outputs[name] as Output;
    const width = data.length / count;
    return data.subarray(k * width, (k + 1) * width);
  };
  return Array.from({ length: count }, (_, k) =>
    vectors === undefined ? ofValues(targets, (name) => row(name, k)) : ofVector(row(vectors, k), heads),
  );
}

function ofValues(targets: readonly Target[], row: (output: string) => Float32Array): Scored {
  const rating: { quality?: number; difficulty?: number } = {};
  for (const target of targets) {
    const value = readValue(row(target.output), target);
    if (typeof value === 'object') return value;
    rating[target.what] = value;
  }
  return rating;
}

function ofVector(vector: Float32Array, heads: Heads | undefined): Scored {
  const length = Math.hypot(...vector);
  if (!Number.isFinite(length) || length === 0)
    return { fault: 'the model gives an embedding without a length' };
  const embedding = vector.map((value) => value / length);
  const { quality, difficulty }: Rating = heads ? applyHeads(embedding, heads) : {};
  return {
    ...(quality !== undefined && { quality: rounded(quality) }),
    ...(difficulty !== undefined && { difficulty: rounded(difficulty) }),
    embedding,
  };
}

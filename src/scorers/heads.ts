/**
 * Heads: a linear layer on an encoder's embedding that gives quality and difficulty. `rlvr scorer train --encoder` fits them; the
 * backends that give embeddings (onnx, http) apply them. Stored as JSON beside the model or at a path of its own.
 */
import { z } from 'zod';
import { calibration } from './calibration.js';

/** One output: logistic(weights · embedding + bias), then calibrated. `weights` has the embedding's dimension. */
const head = z.strictObject({
  weights: z.array(z.number()).min(1),
  bias: z.number(),
  calibration: calibration.optional(),
});

export const heads = z.strictObject({
  name: z.string().min(1),
  /** The dimension of the embeddings that the weights were fitted on. */
  dimension: z.int().positive(),
  quality: head.optional(),
  difficulty: head.optional(),
});
export type Heads = z.infer<typeof heads>;

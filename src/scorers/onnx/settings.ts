import { z } from 'zod';
import { dtype } from './dtype.js';

/** A class of the model, or the worth of several: {"High": 1, "Medium": 0.5, "Low": 0} gives the expected worth. */
const label = z.union([z.string().min(1), z.record(z.string().min(1), z.number().min(0).max(1))]);
/** The model's values that stand for 0 and for 1, in this order; the second may be the smaller one. */
const range = z
  .tuple([z.number(), z.number()])
  .refine(([zero, one]) => zero !== one, 'the two ends of a range must differ');
const path = z.string().min(1);

export const deviceName = z.enum(['cuda', 'webgpu', 'cpu']);
export type Device = z.infer<typeof deviceName>;

export const poolingName = z.enum(['mean', 'cls', 'last']);
export type Pooling = z.infer<typeof poolingName>;

export const activationName = z.enum(['softmax', 'sigmoid', 'none']);
export type Activation = z.infer<typeof activationName>;

export const onnxSettings = z.strictObject({
  /** A folder in the Hugging Face layout, or the name of a model on the hub. */
  model: z.string().min(1),
  /** Branch, tag or commit on the hub. */
  revision: z
    .string()
    .regex(/^\w[\w.-]*$/, 'a branch, tag or commit')
    .default('main'),
  dtype: dtype.default('auto'),
  device: z.union([z.literal('auto'), deviceName]).default('auto'),
  /** Which of several GPUs, for cuda. */
  device_id: z.int().min(0).default(0),
  /** Longer texts are cut. Without it as many as the model takes, at most 512. */
  max_tokens: z.int().min(4).max(32_768).optional(),
  /** Tokens of one batch, padding included. */
  batch_tokens: z.int().min(16).max(4_194_304).optional(),
  /** Put before each text, as some encoders want it: "query: ". */
  prefix: z.string().default(''),
  pooling: poolingName.optional(),
  activation: activationName.optional(),
  quality_output: z.string().min(1).optional(),
  quality_label: label.optional(),
  quality_range: range.optional(),
  difficulty_output: z.string().min(1).optional(),
  difficulty_label: label.optional(),
  difficulty_range: range.optional(),
  heads: path.optional(),
  calibration: path.optional(),
  difficulty_calibration: path.optional(),
});
export type OnnxSettings = z.infer<typeof onnxSettings>;

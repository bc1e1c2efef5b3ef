import { z } from 'zod';
import { dtype } from './dtype.js';

export const deviceName = z.enum(['cuda', 'webgpu', 'cpu']);
export type Device = z.infer<typeof deviceName>;

const poolingName = z.enum(['mean', 'cls', 'last']);
export type Pooling = z.infer<typeof poolingName>;

const activationName = z.enum(['softmax', 'sigmoid', 'none']);
export type Activation = z.infer<typeof activationName>;

const name = z.string().min(1);
const label = z
  .union([name, z.record(name, z.number().min(0).max(1))])
  .describe('a class, or the worth of several: {High: 1, Medium: 0.5, Low: 0}');
const range = z
  .tuple([z.number(), z.number()])
  .refine(([zero, one]) => zero !== one, 'the two ends of a range must differ')
  .describe('the values that stand for 0 and for 1; the second may be the smaller one');
const calibrationFile = name.describe('a file {"raw": […], "probability": […]}, both rising');

export const onnxSettings = z.strictObject({
  model: name.describe('a folder in the Hugging Face layout, or the name of a model on the hub'),
  revision: z
    .string()
    .regex(/^\w[\w.-]*$/, 'a branch, tag or commit')
    .default('main')
    .describe('branch, tag or commit on the hub'),
  dtype: dtype.default('auto').describe('the variant of the model file; auto: fp32 where it is there'),
  device: z
    .union([z.literal('auto'), deviceName])
    .default('auto')
    .describe('auto takes the first that works of cuda, webgpu and cpu'),
  device_id: z.int().min(0).default(0).describe('which of several GPUs, for cuda'),
  max_tokens: z
    .int()
    .min(4)
    .max(32_768)
    .optional()
    .describe('longer texts are cut; if absent, what the model takes, at most 512'),
  batch_tokens: z
    .int()
    .min(16)
    .max(4_194_304)
    .optional()
    .describe('tokens of a batch, padding included: the budget of memory'),
  prefix: z.string().default('').describe('put before each text, as some encoders want: "query: "'),
  pooling: poolingName.optional().describe('how tokens become one vector; if absent, as the model says'),
  activation: activationName.optional().describe('what makes values of logits; if absent, as the model says'),
  quality_output: name.optional().describe('the output that quality is read from'),
  quality_label: label.optional(),
  quality_range: range.optional(),
  difficulty_output: name.optional().describe('the output that the predicted pass rate is read from'),
  difficulty_label: label.optional(),
  difficulty_range: range.optional(),
  heads: name.optional().describe('a file of heads, which make values of an embedding'),
  calibration: calibrationFile.optional(),
  difficulty_calibration: calibrationFile.optional(),
});
export type OnnxSettings = z.infer<typeof onnxSettings>;

import { z } from 'zod';
import { endpointFields } from '../../endpoints/index.js';

/** A class of the model, or the worth of several: {"High": 1, "Medium": 0.5, "Low": 0} gives the expected worth. */
const label = z.union([z.string().min(1), z.record(z.string().min(1), z.number().min(0).max(1))]);
/** The model's values that stand for 0 and for 1, in this order; the second may be the smaller one. */
const range = z
  .tuple([z.number(), z.number()])
  .refine(([zero, one]) => zero !== one, 'the two ends of a range must differ');

export const protocolName = z.enum([
  'tei-predict',
  'tei-embed',
  'tei-rerank',
  'vllm-classify',
  'vllm-score',
  'vllm-pooling',
  'openai-embeddings',
  'openai-chat',
  'openai-completions',
]);

export const httpSettings = z.strictObject({
  urls: endpointFields.urls,
  protocol: protocolName.describe('what the servers speak'),
  model: endpointFields.model,
  path: endpointFields.path,
  api_key_env: endpointFields.api_key_env,
  api_key_header: endpointFields.api_key_header,
  body: endpointFields.body,

  batch: z.int().min(1).max(4096).default(32).describe('texts a request, where the protocol takes several'),
  concurrency: endpointFields.concurrency,
  connect_s: endpointFields.connect_s,
  first_byte_s: endpointFields.first_byte_s,
  timeout_s: endpointFields.timeout_s,
  retries: endpointFields.retries,
  backoff_s: endpointFields.backoff_s,
  patience_s: endpointFields.patience_s,
  answer_mb: endpointFields.answer_mb,
  seed: endpointFields.seed,

  truncate: z
    .boolean()
    .default(false)
    .describe('the server cuts texts that are too long; otherwise they are faults'),
  prefix: z.string().optional().describe('put before every text, for encoders that were trained with one'),
  criterion: z.string().min(1).optional().describe('what rerankers compare each text with'),
  quality_label: label.optional().describe('the class that means a sound problem, or the worth of several'),
  quality_range: range.optional().describe("the model's values that stand for quality 0 and 1"),
  difficulty_label: label.optional().describe('the class that means solved, or the worth of several'),
  difficulty_range: range.optional().describe("the model's values that stand for a pass rate of 0 and of 1"),
  heads: z.string().min(1).optional().describe('a file of `rlvr scorer train --encoder`, for embeddings'),
  calibration: z.string().min(1).optional().describe('a file that maps quality to a probability'),
  difficulty_calibration: z.string().min(1).optional().describe('the same for the difficulty'),

  verdict: z.enum(['yes-no', 'grade']).optional().describe('what a judge answers: yes or no, or 1 to 5'),
  reading: z
    .enum(['logprobs', 'samples', 'plain'])
    .optional()
    .describe("how the verdict is read: from the first token's probabilities, from samples, or as written"),
  samples: z
    .int()
    .min(2)
    .max(128)
    .optional()
    .describe('how many samples, with reading: samples; 8 when absent'),
  max_tokens: z.int().min(1).optional().describe('of a reply: 1 with log-probabilities, otherwise 16'),
  top_logprobs: z
    .int()
    .min(2)
    .max(100)
    .optional()
    .describe('how many likely tokens are asked for; 20 when absent'),
  verdict_mass: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe('how likely the verdict words must be together, or the reply is none; 0.5 when absent'),
  rubric: z.string().min(1).optional().describe('a file with the question about quality; {problem} in it'),
  ask_difficulty: z
    .boolean()
    .optional()
    .describe('asks a second question, whether the problem will be solved'),
  difficulty_rubric: z.string().min(1).optional().describe('a file with that question'),
});
export type HttpSettings = z.infer<typeof httpSettings>;

/** The settings that say how the servers are reached and asked, whatever they speak. All others belong to some protocols. */
const shared: readonly (keyof HttpSettings)[] = [
  'urls',
  'protocol',
  'model',
  'path',
  'api_key_env',
  'api_key_header',
  'body',
  'batch',
  'concurrency',
  'connect_s',
  'first_byte_s',
  'timeout_s',
  'retries',
  'backoff_s',
  'patience_s',
  'answer_mb',
  'seed',
];

/** The given settings that the protocol would not look at: most likely a mistake of the user. */
export function unused(settings: HttpSettings, read: readonly (keyof HttpSettings)[]): string[] {
  const known = new Set<string>([...shared, ...read]);
  return Object.entries(settings)
    .filter(([name, value]) => value !== undefined && value !== false && !known.has(name))
    .map(([name]) => name);
}

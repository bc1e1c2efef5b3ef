import { z } from 'zod';

const seconds = z.number().positive().max(86_400);

/** An address without a secret in it: what is written in a recipe is read by others. */
const url = z
  .url({ protocol: /^https?$/ })
  .refine((text) => !text.includes('@') || new URL(text).username === '', {
    error: 'an address must hold no user name or key: name its variable as api_key_env',
  });

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
  urls: z.union([url, z.array(url).min(1)]),
  protocol: protocolName,
  /** The model's name, sent where the protocol asks for one. Without it the servers are asked which model they hold. */
  model: z.string().min(1).optional(),
  /** Replaces the protocol's own path, for a server behind a gateway. */
  path: z.string().startsWith('/').optional(),
  /** The environment variable that holds the key. The key itself is never written anywhere. */
  api_key_env: z.string().min(1).optional(),
  /** The header that carries the key: `authorization` as a bearer token, any other as it is. */
  api_key_header: z.string().min(1).default('authorization'),
  /** Joined to the body of every request; null takes a key out. */
  body: z.record(z.string(), z.json()).default({}),

  batch: z.int().min(1).max(4096).default(32),
  concurrency: z.int().min(1).max(1024).default(8),
  connect_s: seconds.default(5),
  first_byte_s: seconds.optional(),
  timeout_s: seconds.default(60),
  retries: z.int().min(0).max(20).default(4),
  backoff_s: seconds.default(0.5),
  patience_s: seconds.default(120),
  answer_mb: z.number().positive().max(1024).default(32),
  seed: z.int().default(0),

  truncate: z.boolean().default(false),
  prefix: z.string().optional(),
  criterion: z.string().min(1).optional(),
  quality_label: label.optional(),
  quality_range: range.optional(),
  difficulty_label: label.optional(),
  difficulty_range: range.optional(),
  heads: z.string().min(1).optional(),
  calibration: z.string().min(1).optional(),
  difficulty_calibration: z.string().min(1).optional(),

  verdict: z.enum(['yes-no', 'grade']).optional(),
  reading: z.enum(['logprobs', 'samples', 'plain']).optional(),
  samples: z.int().min(2).max(128).optional(),
  max_tokens: z.int().min(1).optional(),
  top_logprobs: z.int().min(2).max(100).optional(),
  verdict_mass: z.number().gt(0).max(1).optional(),
  rubric: z.string().min(1).optional(),
  ask_difficulty: z.boolean().optional(),
  difficulty_rubric: z.string().min(1).optional(),
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

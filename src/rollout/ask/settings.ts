import { z } from 'zod';
import { endpointFields } from '../../endpoints/index.js';

/** How model servers are reached, and how a completion is sampled. */
export const samplingSettings = z
  .strictObject({
    ...endpointFields,
    protocol: z
      .enum(['openai-chat', 'openai-completions'])
      .default('openai-chat')
      .describe('chat, where the server applies its chat template, or bare text for base models'),
    concurrency: z
      .int()
      .min(1)
      .max(16_384)
      .default(256)
      .describe('requests at once to each server; a server queues what it cannot run'),
    timeout_s: z
      .number()
      .positive()
      .max(86_400)
      .default(1800)
      .describe('seconds until the whole answer is there'),
    per_request: z.int().min(1).max(1024).default(1).describe('completions asked for in one request (n)'),
    temperature: z.number().min(0).max(10).default(1),
    top_p: z.number().gt(0).max(1).optional(),
    top_k: z.int().min(-1).optional(),
    max_tokens: z.int().min(1).optional(),
    stop: z.array(z.string().min(1)).min(1).optional(),
    seed: z
      .int()
      .min(0)
      .max(0xffffffff)
      .optional()
      .describe('each request gets a seed of its own that follows from this one'),
  })
  .refine((given) => given.protocol === 'openai-chat' || given.max_tokens !== undefined, {
    message: 'give max_tokens: with openai-completions servers cut after 16 tokens of their own accord',
    path: ['max_tokens'],
  });
export type SamplingSettings = z.infer<typeof samplingSettings>;

/** The settings that decide what a model says; how its servers are reached does not. */
export function decisive(settings: SamplingSettings): Readonly<Record<string, unknown>> {
  const { protocol, temperature, top_p, top_k, max_tokens, stop, seed, body } = settings;
  return { protocol, temperature, top_p, top_k, max_tokens, stop, seed, body };
}

import { z } from 'zod';

const seconds = z.number().positive().max(86_400);

/** An address without a secret in it: what is written in a recipe is read by others. */
const url = z
  .url({ protocol: /^https?$/ })
  .refine((text) => !text.includes('@') || new URL(text).username === '', {
    error: 'an address must hold no user name or key: name its variable as api_key_env',
  });

/** How servers are reached and how patiently they are asked, whatever they are asked for. */
export const endpointFields = {
  urls: z
    .union([url, z.array(url).min(1)])
    .describe('the address of a model server, or of several that hold the same model'),
  model: z
    .string()
    .min(1)
    .optional()
    .describe("the model's name, as the servers know it; without it they are asked which one they hold"),
  path: z
    .string()
    .startsWith('/')
    .optional()
    .describe("takes the place of the protocol's path, behind a gateway"),
  api_key_env: z
    .string()
    .min(1)
    .optional()
    .describe('the environment variable that holds the key; the key itself is written nowhere'),
  api_key_header: z
    .string()
    .min(1)
    .default('authorization')
    .describe('the header for the key: authorization (as a bearer token), or another that takes it bare'),
  body: z
    .record(z.string(), z.json())
    .default({})
    .describe('joined to the body of every request; null takes a key out of it'),
  concurrency: z.int().min(1).max(1024).default(8).describe('requests at once to each server'),
  connect_s: seconds.default(5).describe('seconds until a connection stands'),
  first_byte_s: seconds
    .optional()
    .describe('seconds until the first byte of an answer; timeout_s when absent'),
  timeout_s: seconds.default(60).describe('seconds until the whole answer is there'),
  retries: z
    .int()
    .min(0)
    .max(20)
    .default(4)
    .describe('how often a text is asked again when its request breaks'),
  backoff_s: seconds.default(0.5).describe('the first wait after a failure; it doubles up to 30 s'),
  patience_s: seconds.default(120).describe('how long to wait when no server can be asked'),
  answer_mb: z.number().positive().max(1024).default(32).describe('the largest answer, in MiB'),
  seed: z.int().default(0).describe("of the waits' chance, and of a judge's samples"),
};

const endpointSettings = z.object(endpointFields);
export type EndpointSettings = z.infer<typeof endpointSettings>;

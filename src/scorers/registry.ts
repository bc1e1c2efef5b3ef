/** The scorers. To add a backend: its folder, and a line here. */
import { z } from 'zod';
import { exitCode, Failure } from '../failure.js';
import { wordIssue } from '../word-issue.js';
import { http } from './http/index.js';
import { ngram } from './ngram/index.js';
import { onnx } from './onnx/index.js';
import { withRatingCache } from './rating-cache.js';
import type { Scorer, ScorerBackend, ScorerContext } from './scorer.js';

const backends = [ngram, onnx, http] as const;

export const scorerNames = backends.map((backend) => backend.name);

/** Which scorer, with its settings; a bare name takes the defaults. */
export const scorerSettings = z.union([
  z.enum(scorerNames),
  z.discriminatedUnion('backend', [
    ngram.settings.extend({ backend: z.literal('ngram') }),
    onnx.settings.extend({ backend: z.literal('onnx') }),
    http.settings.extend({ backend: z.literal('http') }),
  ]),
]);
export type ScorerSettings = z.infer<typeof scorerSettings>;

/** The scorer, behind the cache where its backend is dear. @throws Failure when the settings do not fit, or what it needs is missing. */
export async function openScorer(given: ScorerSettings, context: ScorerContext): Promise<Scorer> {
  const { backend: name, ...settings } = typeof given === 'string' ? { backend: given } : given;
  const backend = backends.find((one) => one.name === name) as ScorerBackend;
  const parsed = backend.settings.safeParse(settings);
  if (!parsed.success) {
    throw new Failure(exitCode.usage, {
      message: `the scorer ${name}: ${parsed.error.issues.map((issue) => [issue.path.join('.'), wordIssue(issue)].filter(Boolean).join(': ')).join('; ')}`,
      remedy: `give its settings, as docs/scoring.md shows: {backend: ${name}, …}`,
    });
  }
  const scorer = await backend.open(parsed.data, context);
  if (!backend.dear || context.cache === false) return scorer;
  return withRatingCache(scorer, { ...context.cache, told: context.told });
}

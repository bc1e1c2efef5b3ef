/** The scorers. To add a backend: its folder, and a line here. */
import { z } from 'zod';
import { exitCode, Failure } from '../failure.js';
import { ngram } from './ngram/index.js';
import type { Scorer, ScorerBackend, ScorerContext } from './scorer.js';

const backends = [ngram] as const;

const byName = backends.map((backend) =>
  backend.settings.extend({ backend: z.literal(backend.name).describe('the kind of scorer') }),
);

/** Which scorer, with its settings; a bare name takes the defaults. */
export const scorerSettings = z.union([
  z.enum(backends.map((backend) => backend.name)),
  z.discriminatedUnion('backend', byName as [(typeof byName)[0]]),
]);
export type ScorerSettings = z.infer<typeof scorerSettings>;

/** @throws Failure when the settings do not fit the backend, or what it needs is missing. */
export async function openScorer(given: ScorerSettings, context: ScorerContext): Promise<Scorer> {
  const { backend: name, ...settings } = typeof given === 'string' ? { backend: given } : given;
  const backend = backends.find((one) => one.name === name) as ScorerBackend;
  const parsed = backend.settings.safeParse(settings);
  if (!parsed.success) {
    throw new Failure(exitCode.usage, {
      message: `the scorer ${name}: ${parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message].filter(Boolean).join(': ')).join('; ')}`,
      remedy: `give its settings, as docs/scoring.md shows: {backend: ${name}, …}`,
    });
  }
  return backend.open(parsed.data, context);
}

/** Runs in a worker thread: judges a batch, one completion after the other. */
import { verifierOf } from '#verifiers/registry.js';
import type { VerifyContext } from '#verifiers/verifier.js';
import type { Judgement } from '../judgement.js';
import { type TimedVerdict, timedVerdict } from './timed-verdict.js';

const context: VerifyContext = {
  sandbox: () =>
    Promise.reject(new Error('a verifier that needs a sandbox was sent to a worker that has none')),
};

// The pool calls the module's default export; a named one cannot be given to it by URL.
// biome-ignore lint/style/noDefaultExport: the form that the pool demands
export default async function judgeBatch(batch: readonly Judgement[]): Promise<TimedVerdict[]> {
  const verdicts: TimedVerdict[] = [];
  for (const { completion, groundTruth } of batch) {
    const verifier = verifierOf(groundTruth);
    verdicts.push(await timedVerdict(() => verifier.verify(completion, groundTruth, context)));
  }
  return verdicts;
}

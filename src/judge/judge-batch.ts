import { verifierOf } from '#verifiers/registry.js';
import type { VerifyContext } from '#verifiers/verifier.js';
import type { Judgement } from '../judgement.js';
import { type TimedVerdict, timedVerdict } from './timed-verdict.js';

const context: VerifyContext = {
  sandbox: () => Promise.reject(new Error('a verifier that needs a sandbox was sent where there is none')),
};

/** Judges completions that need only a processor, one after the other. */
export async function judgeBatch(batch: readonly Judgement[]): Promise<TimedVerdict[]> {
  const verdicts: TimedVerdict[] = [];
  for (const { completion, groundTruth } of batch) {
    const verifier = verifierOf(groundTruth);
    const verdict = timedVerdict(() => verifier.verify(completion, groundTruth, context));
    verdicts.push(verdict instanceof Promise ? await verdict : verdict);
  }
  return verdicts;
}

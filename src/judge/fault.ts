import type { Verdict } from '#verifiers/verifier.js';

/** The judge's own failure: never a wrong answer. */
export function fault(reason: string): Verdict {
  return { reward: null, outcome: 'fault', reason };
}

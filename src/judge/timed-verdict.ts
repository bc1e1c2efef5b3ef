import { performance } from 'node:perf_hooks';
import type { Verdict } from '#verifiers/verifier.js';
import { fault } from './fault.js';

/** A verdict and the wall-clock milliseconds that judging took, waiting for a worker excluded. */
export type TimedVerdict = Verdict & { readonly ms: number };

/**
 * Judges once and measures. A verifier that throws breaks its contract: the bug is reported as a fault. No promise comes back where
 * the verifier gives none: to await one costs more than most answers do.
 */
export function timedVerdict(verify: () => Verdict | Promise<Verdict>): TimedVerdict | Promise<TimedVerdict> {
  const started = performance.now();
  const done = (verdict: Verdict): TimedVerdict => {
    const ms = Math.round((performance.now() - started) * 1000) / 1000;
    // A spread with a field behind it costs several times as much.
    return Object.assign({}, verdict, { ms });
  };
  const broke = (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    return done(fault(`the verifier broke on this completion: ${message}`));
  };
  try {
    const verdict = verify();
    return verdict instanceof Promise ? verdict.then(done, broke) : done(verdict);
  } catch (error) {
    return broke(error);
  }
}

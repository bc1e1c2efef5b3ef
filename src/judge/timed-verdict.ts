import { performance } from 'node:perf_hooks';
import type { Verdict } from '#verifiers/verifier.js';
import { fault } from './fault.js';

/** A verdict and the wall-clock milliseconds that judging took, waiting for a worker excluded. */
export type TimedVerdict = Verdict & { readonly ms: number };

/** Judges once and measures. A verifier that throws breaks its contract: the bug is reported as a fault. */
export async function timedVerdict(verify: () => Verdict | Promise<Verdict>): Promise<TimedVerdict> {
  const started = performance.now();
  const elapsed = () => Math.round((performance.now() - started) * 1000) / 1000;
  try {
    const verdict = await verify();
    return { ...verdict, ms: elapsed() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ...fault(`the verifier broke on this completion: ${message}`), ms: elapsed() };
  }
}

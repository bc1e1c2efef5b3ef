import type { Sample, Sources, Work } from './samples.js';
import { samplesOf } from './samples.js';

/** How many completions, how many of them at once before a look, and whether they are enough already. */
export interface Plan {
  readonly n: number;
  readonly wave: number;
  enough(passed: number, judged: number): boolean;
}

/**
 * Samples in waves, and looks after each. What is asked next depends on the verdicts and not on the order in which they came, so that
 * a run that was killed goes the same way again.
 */
export async function inWaves(work: Work, plan: Plan, sources: Sources): Promise<Sample[]> {
  const samples: Sample[] = [];
  while (samples.length < plan.n) {
    const from = samples.length;
    samples.push(...(await samplesOf(work, from, Math.min(plan.n, from + plan.wave), sources)));
    const { passed, judged } = tallyOf(samples);
    if (plan.enough(passed, judged)) break;
  }
  return samples;
}

/** Of the samples that could be judged, and how many of them are correct. */
export function tallyOf(samples: readonly Sample[]): { readonly passed: number; readonly judged: number } {
  const outcomes = samples.flatMap((sample) => ('fault' in sample ? [] : [sample.verdict.outcome]));
  return {
    passed: outcomes.filter((outcome) => outcome === 'correct').length,
    judged: outcomes.filter((outcome) => outcome !== 'fault').length,
  };
}

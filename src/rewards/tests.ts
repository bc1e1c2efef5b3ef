import { z } from 'zod';
import type { GroundTruth } from '#verifiers/ground-truth.js';
import type { Verdict } from '#verifiers/verifier.js';
import type { RewardFunction } from './reward.js';

const settings = z.strictObject({
  /** `fraction`: every test counts alike; `weighted`: by the `weight` of each test in the ground truth. */
  credit: z.enum(['fraction', 'weighted']).default('weighted'),
});

/**
 * Partial credit for programs: Σ wₜ over the passed tests / Σ wₜ over all, from 0 to 1. Ground truths without tests give 1 for correct
 * and 0 otherwise, so that a mixed dataset may use it. Tests that were not run count as failed; a test to which a checker program gave points counts by their share.
 */
export const tests: RewardFunction<z.infer<typeof settings>> = {
  name: 'tests',
  settings,
  groupWise: false,
  values: ({ samples, groundTruth }, { credit }) => {
    const weights = credit === 'weighted' ? weightsOf(groundTruth) : undefined;
    return samples.map(({ verdict }) => share(verdict, weights));
  },
};

function weightsOf(truth: GroundTruth): number[] | undefined {
  return truth.verifier === 'code' ? truth.tests.map((test) => test.weight ?? 1) : undefined;
}

function share({ outcome, tests: report }: Verdict, weights: readonly number[] | undefined): number {
  if (outcome === 'correct') return 1;
  if (report === undefined) return 0;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const weight = weights ?? new Array<number>(report.total).fill(1);
  const earned = report.points ?? report.outcomes.map((one) => (one === 'accepted' ? 1 : 0));
  return sum(earned.map((points, at) => points * (weight[at] ?? 0))) / sum(weight);
}

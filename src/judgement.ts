import type { GroundTruth } from '#verifiers/ground-truth.js';

/** What the judge is asked: one completion against one ground truth. */
export interface Judgement {
  readonly completion: string;
  readonly groundTruth: GroundTruth;
}

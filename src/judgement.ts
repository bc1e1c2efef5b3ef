import type { GroundTruth } from '#verifiers/ground-truth.js';

/** What the judge is asked: one completion against one ground truth. */
export interface Judgement {
  readonly completion: string;
  readonly groundTruth: GroundTruth;
  /** Which time this is asked, from 0 (if absent): a remembered verdict answers only the same time, so that asking again means judging again. */
  readonly attempt?: number;
}

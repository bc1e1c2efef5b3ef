/** Judges: one completion against one ground truth gives a verdict. What is exported here is the public `rlvr/verifiers`. */
export { type GroundTruth, groundTruth } from './ground-truth.js';
export { verifierOf, verifiers } from './registry.js';
export type {
  Defect,
  Outcome,
  TestOutcome,
  TestReport,
  Verdict,
  Verifier,
  VerifyContext,
} from './verifier.js';

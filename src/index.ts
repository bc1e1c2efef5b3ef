/** The public `rlvr`: what the command line does, as functions. */
export { type BuiltDataset, buildDataset } from './build/build-dataset.js';
export { type BuiltPart, buildShard, buildUntil } from './build/build-part.js';
export type { Manifest } from './build/manifest.js';
export type { BuildOptions } from './build/open-build.js';
export { Failure } from './failure.js';
export { type Judge, type JudgeOptions, openJudge } from './judge/judge.js';
export type { TimedVerdict } from './judge/timed-verdict.js';
export type { Judgement } from './judgement.js';
export {
  parseSampling,
  type RolloutOptions,
  type RolloutSummary,
  rolloutFiles,
  type SamplingSettings,
  type StepOptions,
  type StepSummary,
  stepFiles,
} from './rollout/index.js';
export {
  type Batch,
  type Feedback,
  type FeedbackLine,
  type FeedbackOptions,
  type NameColumn,
  type ReadDatasetOptions,
  readDataset,
  readFeedback,
  type SampledDataset,
  type SampleItems,
  type SampleOptions,
  Sampler,
  type SamplerOptions,
  SamplerSession,
  type SamplerSettings,
  type SampleSummary,
  type SessionOptions,
  sampleDataset,
} from './sampling/index.js';
export { type RateOptions, type RateSummary, rateFiles } from './score/rate-files.js';
export { openScorer, type ScorerSettings } from './scorers/registry.js';
export type { Rating, Scored, Scorer, ScorerContext } from './scorers/scorer.js';
export type { VerifySummary } from './verify/summary.js';
export { type VerifyOptions, verifyFiles } from './verify/verify-files.js';

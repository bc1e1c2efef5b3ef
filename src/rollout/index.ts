/**
 * Rollouts: completions of a model for each problem, from servers or from logs, judged as they arrive, and what follows from them: pass rate, tier,
 * guessable problems, labels of steps. What no server gave and what could not be judged is unknown; it must never become a wrong answer.
 */
export { type SamplingSettings, samplingSettings } from './ask/settings.js';
export type { RolloutOptions, SamplingOptions } from './options.js';
export { parseSampling } from './parse-sampling.js';
export { rolloutFiles } from './rollout-files.js';
export { type StepOptions, type StepSummary, stepFiles } from './steps/step-files.js';
export { type RolloutSummary, renderSummary } from './summary.js';

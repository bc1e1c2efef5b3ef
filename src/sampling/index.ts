/**
 * Curriculum sampling: the right problem at the right time, by what the model has solved so far. It draws and remembers; it never judges
 * a completion and never changes a problem.
 */
export { batchLine, type Emit, emits } from './batch-lines.js';
export { type Feedback, type FeedbackLine, type FeedbackOptions, readFeedback } from './feedback-row.js';
export type { NameColumn, SampleItems } from './items.js';
export { type ReadDatasetOptions, readDataset, type SampledDataset } from './read-dataset.js';
export { readSettings, type SettingTexts } from './read-settings.js';
export { type SampleOptions, type SampleSummary, sampleDataset } from './sample-dataset.js';
export { type Batch, Sampler } from './sampler.js';
export { SamplerSession, type SessionOptions } from './session.js';
export { type SamplerOptions, type SamplerSettings, samplerSettings } from './settings.js';

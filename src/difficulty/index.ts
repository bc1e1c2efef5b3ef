/**
 * How hard problems are: pass rates with their intervals, pass@k, tiers, predictions blended with rollouts, and item response theory over
 * several models. It counts what verdicts say; it never judges.
 */
export { blend, predictionWeight } from './blend.js';
export { fitItemResponse, type ItemModel, type ItemResponseFit, type Response } from './item-response.js';
export { type MergeOptions, type MergeSummary, mergeDifficulty } from './merge-difficulty.js';
export { passAt } from './pass-at.js';
export { wilson } from './wilson.js';

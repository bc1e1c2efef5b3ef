/**
 * Checks datasets, runs and recipes before they are used: what is wrong, where, and what mends it. Each check is one entry of the registry.
 * It builds nothing and, without `--fix`, changes nothing.
 */
export { type CheckOptions, checkFiles } from './check-files.js';
export { loadConfig } from './config.js';
export { checks } from './registry.js';
export { renderers, renderSummary } from './render/index.js';
export type { CheckReport } from './report.js';

/**
 * Problems made from a seed: any number of them, with known truth and a difficulty knob. A row depends on the family,
 * the seed and its index only. Never reads a file, a clock or a problem of someone else.
 */

export { type Generated, type GenerateOptions, generate, problemAt } from './generate.js';
export { families } from './registry.js';

/**
 * How alike two problem texts are: words, n-grams, MinHash signatures, clusters, and the guard that tells a variant
 * (another number, another relation) from a duplicate. It compares texts; it never decides what is dropped.
 */
export { Clusters } from './clusters.js';
export { hashWord, mix } from './hash-word.js';
export { jaccard } from './jaccard.js';
export { type MarksPool, openMarksPool } from './marks-pool.js';
export { type NearDuplicateSettings, type NearDuplicates, nearDuplicates } from './near-duplicates.js';
export { type Near, openNearIndex } from './near-index.js';
export { ngrams } from './ngrams.js';
export { textKey } from './text-key.js';
export { type TextMarks, textMarks } from './text-marks.js';
export { openSketcher, type TextSketch } from './text-sketch.js';
export { words } from './words.js';

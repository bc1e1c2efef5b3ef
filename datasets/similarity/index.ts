/**
 * How alike two problem texts are: words, n-grams, MinHash signatures, clusters, and the guard that tells a variant
 * (another number, another relation) from a duplicate; vectors of texts, and the pairs of them that point the same way. It
 * compares texts; it never decides what is dropped.
 */
export { Clusters } from './clusters.js';
export { type CosineSearch, openCosineSearch } from './cosine-search.js';
export { hashWord, mix } from './hash-word.js';
export { jaccard } from './jaccard.js';
export { KeyTable, keyWords } from './key-table.js';
export { type MarksPool, openMarksPool } from './marks-pool.js';
export { type MeaningMarks, meaningMarks } from './meaning-marks.js';
export { type NearDuplicateSettings, type NearDuplicates, nearDuplicates } from './near-duplicates.js';
export { type Near, openNearIndex } from './near-index.js';
export { ngrams } from './ngrams.js';
export { Numbers } from './numbers.js';
export { type GramSketches, openGramSketcher, openSketcher, type Sketches } from './sketches.js';
export { textKey } from './text-key.js';
export { type TextMarks, textMarks } from './text-marks.js';

export { Texts } from './texts.js';
export { type VectorDefect, VectorTable } from './vector-table.js';
export { words } from './words.js';

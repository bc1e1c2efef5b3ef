/**
 * Exports out of problems: the rows that each trainer reads. An export shapes one problem at a time and keeps its ground truth whole;
 * it never judges and never drops.
 */
export { exportNames, exports } from './registry.js';
export { writeParquet } from './write-parquet.js';

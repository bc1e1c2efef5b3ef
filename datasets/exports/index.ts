/**
 * Exports: problems as the rows that trainers read, one small file per trainer, and the writer of files.
 * A shape is a pure function of a problem; what it cannot carry is counted, never bent to fit.
 */
export { exportNamed, exportShapes } from './registry.js';
export { partText, StoredProblem } from './stored-problem.js';
export { type PromptTemplate, promptTemplate, withTemplate } from './template.js';
export { graderText, truthText } from './truth-text.js';
export {
  type ExportCounts,
  type ExportSettings,
  type ExportWriter,
  endingOf,
  openExport,
  rowsOf,
  writeExport,
} from './write-export.js';
export type { ParquetCompression } from './write-parquet.js';
export { openShards, type ShardCounts, type ShardWriter } from './write-shards.js';

/**
 * Files as rows: opens, unpacks and splits .jsonl, .json, .csv, .tsv and .parquet, streaming.
 * A row that cannot be read is a value that says where, what and how to mend it.
 * Never knows what a row means, never drops one silently, never holds more than a batch (and one row).
 */

export { estimateRows, type RowEstimate } from './estimate-rows.js';
export { expandFiles, splitOfFile } from './expand-files.js';
export { type FileKind, fileKind, kindOfName, type Packing, readableEndings } from './file-kind.js';
export { openBytes } from './open-bytes.js';
export type { BadRow, GoodRow, Place, RawRow, ReadOptions, RowDefect } from './raw-row.js';
export { defaultMaxRowBytes } from './raw-row.js';
export { expandSources, readAllRows } from './read-all-rows.js';
export { type Line, readLines } from './read-lines.js';
export { readRows, readStream } from './read-rows.js';
export { StreamEnd } from './stream-end.js';

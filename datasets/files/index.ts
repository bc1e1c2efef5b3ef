/**
 * Files into rows: every kind of file that problems come in, streamed, each row with its place. A row that cannot be read is a value
 * that says where and why; a reader never guesses and never stops at a bad row.
 */
export { expandFiles, NoSuchFile } from './expand-files.js';
export { defaultMaxRowBytes, type Line, readLines } from './lines.js';
export { type Place, type RawRow, type RowDefect, renderPlace } from './raw-row.js';
export { readJson, readRows } from './read-rows.js';

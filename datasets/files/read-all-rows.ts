import { expandFiles } from './expand-files.js';
import type { RawRow, ReadOptions } from './raw-row.js';
import { readRows, readStream } from './read-rows.js';

/**
 * The rows of the named files one after the other; of stdin, as JSON Lines, when none is named, or where `-` stands.
 * @throws DatasetError for a pattern that names no file, or a file that cannot be read as a whole.
 */
export async function* readAllRows(
  patterns: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<RawRow[]> {
  for (const pattern of patterns.length === 0 ? ['-'] : patterns) {
    if (pattern === '-') yield* readStream(process.stdin, 'jsonl', 'stdin', options);
    else for (const file of await expandFiles([pattern], process.cwd())) yield* readRows(file, options);
  }
}

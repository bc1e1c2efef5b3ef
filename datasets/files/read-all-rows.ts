import { expandFiles } from './expand-files.js';
import type { RawRow, ReadOptions } from './raw-row.js';
import { readRows, readStream } from './read-rows.js';

/** The files that the patterns mean, and stdin; all are looked for before the first is read, so that a slip is not told after hours. */
export async function expandSources(patterns: readonly string[]): Promise<string[]> {
  const named = patterns.length === 0 ? ['-'] : patterns;
  const found = named.map((one) => (one === '-' ? ['-'] : expandFiles([one], process.cwd())));
  return (await Promise.all(found)).flat();
}

/**
 * The rows of the named files one after the other; of stdin, as JSON Lines, when none is named, or where `-` stands.
 * @throws DatasetError for a pattern that names no file, or a file that cannot be read as a whole.
 */
export async function* readAllRows(
  patterns: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<RawRow[]> {
  const sources = await expandSources(patterns);
  for (const source of sources) {
    if (source === '-') yield* readStream(process.stdin, 'jsonl', 'stdin', options);
    else yield* readRows(source, options);
  }
}

import { expandFiles, expandSources, readStream } from './files/index.js';
import { problemsOf, type ReadProblem, readProblems } from './read-problems.js';
import type { SourceFiles } from './source-files.js';

/** The files that names and patterns mean; stdin is none. @throws DatasetError for a pattern that names no file */
export function filesNamed(patterns: readonly string[]): Promise<string[]> {
  return expandFiles(
    patterns.filter((pattern) => pattern !== '-'),
    process.cwd(),
  );
}

/**
 * The problems of all the named files, one file after the other, in batches; `-`, or no name at all, is stdin, as JSON Lines. `told`
 * learns each file's format. @throws DatasetError for a pattern that names no file, and as `readProblems` does.
 */
export async function* readFiles(
  patterns: readonly string[],
  source: Omit<SourceFiles, 'files'>,
  told: (file: string, format: string) => void,
): AsyncGenerator<ReadProblem[]> {
  for (const file of await expandSources(patterns)) {
    if (file === '-') {
      const rows = readStream(process.stdin, 'jsonl', 'stdin');
      yield* problemsOf(rows, 'stdin', source, (format) => told('stdin', format));
      continue;
    }
    yield* readProblems(file, file, source, (format) => told(file, format));
  }
}

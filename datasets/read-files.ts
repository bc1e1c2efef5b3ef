import { expandFiles, readStream } from './files/index.js';
import { problemsOf, type ReadProblem, readProblems } from './read-problems.js';
import type { SourceFiles } from './source-files.js';

/**
 * The problems of all the named files, one file after the other, in batches; `-`, or no name at all, is stdin, as JSON Lines. `told`
 * learns each file's format. @throws DatasetError for a pattern that names no file, and as `readProblems` does.
 */
export async function* readFiles(
  patterns: readonly string[],
  source: Omit<SourceFiles, 'files'>,
  told: (file: string, format: string) => void,
): AsyncGenerator<ReadProblem[]> {
  for (const pattern of patterns.length === 0 ? ['-'] : patterns) {
    if (pattern === '-') {
      const rows = readStream(process.stdin, 'jsonl', 'stdin');
      yield* problemsOf(rows, 'stdin', source, (format) => told('stdin', format));
      continue;
    }
    for (const file of await expandFiles([pattern], process.cwd())) {
      yield* readProblems(file, file, source, (format) => told(file, format));
    }
  }
}

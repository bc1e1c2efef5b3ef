import { expandFiles } from '#datasets/files/index.js';
import { promptText } from '#datasets/prompt-text.js';
import { readProblems } from '#datasets/read-problems.js';
import type { SourceFiles } from '#datasets/source-files.js';
import { ContaminationIndex } from './contamination-index.js';

export interface Evaluation {
  readonly index: ContaminationIndex;
  /** The name of an evaluation item → its dataset. */
  readonly datasetOf: ReadonlyMap<string, string>;
  /** The name of an evaluation item → its prompt, as `promptText` gives it. */
  readonly textOf: ReadonlyMap<string, string>;
}

/**
 * The items of the evaluation files, ready to be compared with. `resolve` makes paths absolute.
 * @throws DatasetError for a pattern that names no file, or a file that cannot be read.
 */
export async function readEvaluation(
  given: { readonly against: readonly SourceFiles[]; readonly ngram: number; readonly overlap: number },
  resolve: (path: string) => string,
): Promise<Evaluation> {
  const index = new ContaminationIndex(given.ngram, given.overlap);
  const datasetOf = new Map<string, string>();
  const textOf = new Map<string, string>();
  for (const source of given.against) {
    for (const file of await expandFiles([source.files].flat(), resolve('.'))) {
      for await (const batch of readProblems(resolve(file), file, source, () => undefined)) {
        for (const read of batch) {
          if (!('problem' in read)) continue;
          datasetOf.set(read.problem.id, read.problem.source.dataset);
          const text = promptText(read.problem);
          textOf.set(read.problem.id, text);
          index.add(read.problem.id, text);
        }
      }
    }
  }
  return { index, datasetOf, textOf };
}

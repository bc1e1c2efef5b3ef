import { expandFiles } from '#datasets/files/index.js';
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { readProblems } from '#datasets/read-problems.js';
import { ContaminationIndex } from './contamination-index.js';
import { evaluationSources } from './evaluation-sources.js';
import type { DecontaminateSettings } from './settings.js';

/**
 * The items of the evaluation files, ready to be compared with. `resolve` makes paths absolute; `seen` is shown each item, in order.
 * @throws DatasetError for a pattern that names no file, or a file that cannot be read; Failure for a named set that is not there.
 */
export async function readEvaluation(
  given: DecontaminateSettings,
  resolve: (path: string) => string,
  seen: (item: Problem) => void = () => undefined,
): Promise<ContaminationIndex> {
  const index = new ContaminationIndex(given);
  for (const source of evaluationSources(given, resolve)) {
    for (const file of await expandFiles([source.files].flat(), resolve('.'))) {
      for await (const batch of readProblems(resolve(file), file, source, () => undefined)) {
        for (const read of batch) {
          if (!('problem' in read)) continue;
          const { problem } = read;
          seen(problem);
          index.add({ name: problem.id, dataset: problem.source.dataset, text: promptText(problem) });
        }
      }
    }
  }
  return index;
}

import type { Problem } from '#datasets/problem.js';
import { readFiles } from '#datasets/read-files.js';
import { renderBadRow, renderPlace } from '../place.js';
import type { SamplingOptions } from './options.js';

/**
 * The problems of the files, one by one. A row that is no problem, or that has the id of an earlier one, is told and left out; one without a
 * ground truth is told and passed on, since its completions could not be judged. Memory holds the ids.
 */
export async function* readProblems(
  files: readonly string[],
  options: Pick<SamplingOptions, 'source' | 'told'>,
  bad: (line: string) => void,
): AsyncGenerator<Problem> {
  const seen = new Set<string>();
  const told = (file: string, format: string) => options.told(`${file}: read as ${format}`);
  for await (const batch of readFiles(files, options.source, told)) {
    for (const read of batch) {
      const place = renderPlace(read.place);
      if (!('problem' in read)) {
        bad(renderBadRow(place, read.field, read.message));
        continue;
      }
      const { problem } = read;
      if (seen.has(problem.id)) {
        bad(`${place}: id: ${problem.id} stands in an earlier row too; its completions are sampled once`);
        continue;
      }
      seen.add(problem.id);
      if (problem.ground_truth === undefined)
        bad(
          `${place}: ground_truth: there is none to judge by; run rlvr build-dataset first, which attaches it`,
        );
      yield problem;
    }
  }
}

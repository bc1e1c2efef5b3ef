import type { ProblemExport } from '../problem.js';
import { truthText } from './truth-text.js';

/** OpenRLHF with `--input_key input --label_key label` and a chat template. */
export const openrlhf: ProblemExport = {
  name: 'openrlhf',
  file: 'jsonl',
  row: (problem) => ({
    input: problem.prompt,
    label: truthText(problem.ground_truth),
    datasource: problem.source.dataset,
    id: problem.id,
  }),
};

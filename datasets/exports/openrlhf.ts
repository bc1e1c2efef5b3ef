import type { ProblemExport } from '../problem.js';
import { asIs } from './stored-problem.js';
import { truthText } from './truth-text.js';

/** OpenRLHF with `--input_key input --label_key label` and a chat template. */
export const openrlhf: ProblemExport = {
  name: 'openrlhf',
  file: 'jsonl',
  row: (problem) => ({
    input: asIs(problem, 'prompt'),
    label: truthText(problem.ground_truth),
    datasource: problem.source.dataset,
    id: asIs(problem, 'id'),
  }),
};

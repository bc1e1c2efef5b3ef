import type { ProblemExport } from '../problem.js';
import { truthText } from './truth-text.js';

/** AReaL's RL datasets. */
export const areal: ProblemExport = {
  name: 'areal',
  file: 'jsonl',
  row: (problem) => ({
    messages: problem.prompt,
    answer: truthText(problem.ground_truth),
    id: problem.id,
    data_source: problem.source.dataset,
  }),
};

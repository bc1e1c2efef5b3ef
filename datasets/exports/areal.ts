import type { ProblemExport } from '../problem.js';
import { asIs } from './stored-problem.js';
import { truthText } from './truth-text.js';

/** AReaL's RL datasets. */
export const areal: ProblemExport = {
  name: 'areal',
  file: 'jsonl',
  row: (problem) => ({
    messages: asIs(problem, 'prompt'),
    answer: truthText(problem.ground_truth),
    id: asIs(problem, 'id'),
    data_source: problem.source.dataset,
  }),
};

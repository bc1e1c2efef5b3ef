import type { ProblemExport } from '../problem.js';
import { promptText } from '../prompt-text.js';
import { asIs } from './stored-problem.js';
import { truthText } from './truth-text.js';

/** NeMo-RL's response datasets, with its keys as they are preset. The prompt is text: a system message comes first in it. */
export const nemoRl: ProblemExport = {
  name: 'nemo-rl',
  file: 'jsonl',
  row: (problem) => ({
    input: promptText(problem),
    output: truthText(problem.ground_truth),
    id: asIs(problem, 'id'),
    data_source: problem.source.dataset,
  }),
};

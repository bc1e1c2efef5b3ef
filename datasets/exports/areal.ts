import type { Export } from '../problem.js';
import { truthText } from './truth-text.js';

/** AReaL's RL datasets. */
export const areal: Export = {
  name: 'areal',
  file: 'jsonl',
  row: (problem) => ({
    messages: problem.prompt,
    answer: truthText(problem.ground_truth),
    id: problem.id,
  }),
};

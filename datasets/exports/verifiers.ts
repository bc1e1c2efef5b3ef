import type { ProblemExport } from '../problem.js';
import { asIs } from './stored-problem.js';
import { truthText } from './truth-text.js';

/** The verifiers library and prime-rl: `answer` and `info` reach the rubric. `info` is JSON text, of one type in every row. */
export const verifiers: ProblemExport = {
  name: 'verifiers',
  file: 'jsonl',
  row: (problem) => ({
    prompt: asIs(problem, 'prompt'),
    answer: truthText(problem.ground_truth),
    info: JSON.stringify({ id: problem.id, ground_truth: problem.ground_truth }),
    task: problem.source.dataset,
  }),
};

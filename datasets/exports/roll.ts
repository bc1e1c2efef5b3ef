import type { ProblemExport } from '../problem.js';
import { asIs, textOf } from './stored-problem.js';
import { truthText } from './truth-text.js';

/** ROLL: `messages` is JSON text there, and `tag` names the domain whose reward worker judges. */
export const roll: ProblemExport = {
  name: 'roll',
  file: 'jsonl',
  row: (problem) => ({
    id: asIs(problem, 'id'),
    messages: textOf(problem, 'prompt'),
    ground_truth: truthText(problem.ground_truth),
    tag: asIs(problem, 'domain'),
    data_source: problem.source.dataset,
  }),
};

import type { ProblemExport } from '../problem.js';
import { truthText } from './truth-text.js';

/** ROLL: `messages` is JSON text there, and `tag` names the domain whose reward worker judges. */
export const roll: ProblemExport = {
  name: 'roll',
  file: 'jsonl',
  row: (problem) => ({
    id: problem.id,
    messages: JSON.stringify(problem.prompt),
    ground_truth: truthText(problem.ground_truth),
    tag: problem.domain,
    data_source: problem.source.dataset,
  }),
};

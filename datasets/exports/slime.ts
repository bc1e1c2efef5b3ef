import type { ProblemExport } from '../problem.js';
import { asIs } from './stored-problem.js';
import { truthText } from './truth-text.js';

/** slime with `--input-key prompt --label-key label --apply-chat-template`. */
export const slime: ProblemExport = {
  name: 'slime',
  file: 'jsonl',
  row: (problem) => ({
    prompt: asIs(problem, 'prompt'),
    label: truthText(problem.ground_truth),
    metadata: {
      id: problem.id,
      verifier: problem.ground_truth.verifier,
      dataset: problem.source.dataset,
    },
  }),
};

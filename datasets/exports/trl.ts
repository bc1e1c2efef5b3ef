import type { ProblemExport } from '../problem.js';
import { truthText } from './truth-text.js';

/**
 * TRL: every column beside `prompt` reaches the reward function as a keyword. `solution` is what TRL's own accuracy
 * reward parses, so a math answer stands there boxed where the problem has no solution. Each column is text in every
 * row, never null: a loader takes a column's type from its first rows.
 */
export const trl: ProblemExport = {
  name: 'trl',
  file: 'jsonl',
  row: (problem) => ({
    prompt: problem.prompt,
    ground_truth: truthText(problem.ground_truth),
    verifier: problem.ground_truth.verifier,
    solution: problem.solution ?? boxed(problem.ground_truth),
    id: problem.id,
    data_source: problem.source.dataset,
  }),
};

function boxed(truth: Parameters<typeof truthText>[0]): string {
  return truth.verifier === 'math' ? `\\boxed{${truth.answer ?? truth.answers?.[0] ?? ''}}` : '';
}

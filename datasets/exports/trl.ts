import type { GroundTruth } from '#verifiers/ground-truth.js';
import type { ProblemExport } from '../problem.js';
import { asIs } from './stored-problem.js';
import { truthText } from './truth-text.js';

/**
 * TRL: every column beside `prompt` reaches the reward function as a keyword. `solution` is what TRL's own accuracy
 * reward parses, so the math answer stands there boxed: of a worked solution, which stands in `reference_solution`, it would take any
 * formula for the answer. Each column is text in every row, never null: a loader takes a column's type from its first rows.
 */
export const trl: ProblemExport = {
  name: 'trl',
  file: 'jsonl',
  row: (problem) => ({
    prompt: asIs(problem, 'prompt'),
    ground_truth: truthText(problem.ground_truth),
    verifier: problem.ground_truth.verifier,
    solution: boxed(problem.ground_truth) ?? asIs(problem, 'solution') ?? '',
    reference_solution: asIs(problem, 'solution') ?? '',
    id: asIs(problem, 'id'),
    data_source: problem.source.dataset,
  }),
};

/** Without the dollar signs around it, which have no place inside a box. */
function boxed(truth: GroundTruth): string | undefined {
  if (truth.verifier !== 'math') return undefined;
  const answer = truth.answer ?? truth.answers?.[0] ?? '';
  return `\\boxed{${/^\$([^$]+)\$$/.exec(answer)?.[1] ?? answer}}`;
}

import type { Export } from '../problem.js';
import { truthText } from './truth-text.js';

/** TRL: every column besides `prompt` reaches the reward function as a keyword; `ground_truth` is JSON text that `rlvr verify` reads. */
export const trl: Export = {
  name: 'trl',
  file: 'jsonl',
  row: (problem) => ({
    prompt: problem.prompt,
    id: problem.id,
    verifier: problem.ground_truth.verifier,
    answer: truthText(problem.ground_truth),
    ground_truth: JSON.stringify(problem.ground_truth),
    solution: problem.solution ?? null,
    source: problem.source.dataset,
    tier: problem.difficulty?.tier ?? null,
  }),
};

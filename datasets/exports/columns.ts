import type { Judgeable, Row } from '../problem.js';
import { asIs, partAsIs, textOf } from './stored-problem.js';

export const messagesColumn = 'STRUCT(role VARCHAR, content VARCHAR)[]';

export const extraInfoColumns =
  'STRUCT(split VARCHAR, index BIGINT, id VARCHAR, verifier VARCHAR, rlvr_ground_truth VARCHAR, answer VARCHAR)';

/**
 * What verl and SkyRL hand to a reward function beside the grader's text: the whole ground truth too, because theirs
 * cannot carry limits, checkers or several spellings of an answer.
 */
export function extraInfo(problem: Judgeable, index: number): Row {
  return {
    split: asIs(problem, 'split') ?? partAsIs(problem, 'source', 'split') ?? '',
    index,
    id: asIs(problem, 'id'),
    verifier: partAsIs(problem, 'ground_truth', 'verifier'),
    rlvr_ground_truth: textOf(problem, 'ground_truth'),
    answer: asIs(problem, 'solution') ?? '',
  };
}

import type { Export } from '../problem.js';
import { truthText } from './truth-text.js';

/** verl: `reward_model.ground_truth` is a text; `extra_info.verifier_ground_truth` holds our whole ground truth as JSON text. */
export const verl: Export = {
  name: 'verl',
  file: 'parquet',
  columns: {
    data_source: 'VARCHAR',
    prompt: 'STRUCT(role VARCHAR, content VARCHAR)[]',
    ability: 'VARCHAR',
    reward_model: 'STRUCT(style VARCHAR, ground_truth VARCHAR)',
    extra_info:
      'STRUCT(split VARCHAR, "index" BIGINT, id VARCHAR, verifier_ground_truth VARCHAR, solution VARCHAR, tier VARCHAR)',
  },
  row: (problem, index) => ({
    data_source: problem.source.dataset,
    prompt: problem.prompt,
    ability: problem.domain,
    reward_model: { style: 'rule', ground_truth: truthText(problem.ground_truth) },
    extra_info: {
      split: problem.split ?? null,
      index,
      id: problem.id,
      verifier_ground_truth: JSON.stringify(problem.ground_truth),
      solution: problem.solution ?? null,
      tier: problem.difficulty?.tier ?? null,
    },
  }),
};

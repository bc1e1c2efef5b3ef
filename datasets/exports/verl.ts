import type { ProblemExport } from '../problem.js';
import { extraInfo, extraInfoColumns, messagesColumn } from './columns.js';
import { asIs, partAsIs } from './stored-problem.js';
import { graderAsIs } from './truth-text.js';

/** verl, and the many trainers that took its rows over. */
export const verl: ProblemExport = {
  name: 'verl',
  file: 'parquet',
  columns: {
    data_source: 'VARCHAR',
    prompt: messagesColumn,
    ability: 'VARCHAR',
    reward_model: 'STRUCT(style VARCHAR, ground_truth VARCHAR)',
    extra_info: extraInfoColumns,
  },
  row: (problem, index) => ({
    data_source: partAsIs(problem, 'source', 'dataset'),
    prompt: asIs(problem, 'prompt'),
    ability: asIs(problem, 'domain'),
    reward_model: { style: 'rule', ground_truth: graderAsIs(problem) },
    extra_info: extraInfo(problem, index),
  }),
};

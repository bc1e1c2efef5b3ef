import type { ProblemExport } from '../problem.js';
import { extraInfo, extraInfoColumns, messagesColumn } from './columns.js';
import { asIs } from './stored-problem.js';
import { truthText } from './truth-text.js';

/** SkyRL: `env_class` names the environment that judges. */
export const skyrl: ProblemExport = {
  name: 'skyrl',
  file: 'parquet',
  columns: {
    data_source: 'VARCHAR',
    prompt: messagesColumn,
    env_class: 'VARCHAR',
    reward_spec: 'STRUCT(method VARCHAR, ground_truth VARCHAR)',
    extra_info: extraInfoColumns,
  },
  row: (problem, index) => ({
    data_source: problem.source.dataset,
    prompt: asIs(problem, 'prompt'),
    env_class: 'rlvr',
    reward_spec: { method: 'rule', ground_truth: truthText(problem.ground_truth) },
    extra_info: extraInfo(problem, index),
  }),
};

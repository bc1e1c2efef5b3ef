import type { ProblemExport } from '../problem.js';
import { messagesColumn } from './columns.js';

/** Our own rows as a table, whole: what has one shape in every row in columns, the rest as JSON text in `rlvr_rest`. */
export const rlvrParquet: ProblemExport = {
  name: 'rlvr-parquet',
  file: 'parquet',
  columns: {
    id: 'VARCHAR',
    domain: 'VARCHAR',
    prompt: messagesColumn,
    ground_truth: 'VARCHAR',
    solution: 'VARCHAR',
    tags: 'VARCHAR[]',
    split: 'VARCHAR',
    rlvr_rest: 'VARCHAR',
  },
  row: ({ id, domain, prompt, ground_truth, solution, tags, split, ...rest }) => ({
    ...{ id, domain, prompt, ground_truth: JSON.stringify(ground_truth) },
    // An empty solution is not the same as none.
    ...{ solution: solution ?? null, tags, split: split ?? null, rlvr_rest: JSON.stringify(rest) },
  }),
};

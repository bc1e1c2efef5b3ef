import type { ProblemExport } from '../problem.js';
import { messagesColumn } from './columns.js';
import { jsonText } from './json-text.js';
import { asIs, fieldsOf, textOf } from './stored-problem.js';

/** The fields that have a column. */
const inColumns = ['id', 'domain', 'prompt', 'ground_truth', 'solution', 'tags', 'split'];

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
  row: (problem) => {
    const rest = fieldsOf(problem).filter((field) => !inColumns.includes(field));
    return {
      id: asIs(problem, 'id'),
      domain: asIs(problem, 'domain'),
      prompt: asIs(problem, 'prompt'),
      ground_truth: textOf(problem, 'ground_truth'),
      // An empty solution is not the same as none.
      solution: asIs(problem, 'solution') ?? null,
      tags: asIs(problem, 'tags'),
      split: asIs(problem, 'split') ?? null,
      rlvr_rest: jsonText(Object.fromEntries(rest.map((field) => [field, asIs(problem, field)]))),
    };
  },
};

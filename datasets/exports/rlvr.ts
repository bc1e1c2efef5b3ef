import { type Problem, type ProblemExport, problem as record } from '../problem.js';
import { FieldOrder } from './field-order.js';
import { JsonText } from './json-text.js';
import { StoredProblem } from './stored-problem.js';

const fields = Object.keys(record.shape) as (keyof Problem)[];
const order = new FieldOrder(fields);

/** Our own rows, whole, their fields in the record's order: what the `rlvr` format reads back. */
export const rlvr: ProblemExport = {
  name: 'rlvr',
  file: 'jsonl',
  row: (problem) => {
    if (problem instanceof StoredProblem) return new JsonText(problem.textIn(order));
    const row: Record<string, unknown> = {};
    for (const field of fields) if (problem[field] !== undefined) row[field] = problem[field];
    return row;
  },
};

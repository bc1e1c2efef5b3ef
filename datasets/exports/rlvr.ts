import { type Problem, type ProblemExport, problem as record } from '../problem.js';
import { asIs } from './stored-problem.js';

const fields = Object.keys(record.shape) as (keyof Problem)[];

/** Our own rows, whole, their fields in the record's order: what the `rlvr` format reads back. */
export const rlvr: ProblemExport = {
  name: 'rlvr',
  file: 'jsonl',
  row: (problem) => {
    const row: Record<string, unknown> = {};
    for (const field of fields) {
      const value = asIs(problem, field);
      if (value !== undefined) row[field] = value;
    }
    return row;
  },
};

import { type ProblemExport, type Row, problem as record } from '../problem.js';

const fields = Object.keys(record.shape);

/** Our own rows, whole, their fields in the record's order: what the `rlvr` format reads back. */
export const rlvr: ProblemExport = {
  name: 'rlvr',
  file: 'jsonl',
  row: (problem) => {
    const row: Row = problem;
    return Object.fromEntries(
      fields.filter((field) => row[field] !== undefined).map((field) => [field, row[field]]),
    );
  },
};

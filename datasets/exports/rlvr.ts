import type { Export } from '../problem.js';

/** Our own records, lossless. */
export const rlvr: Export = {
  name: 'rlvr',
  file: 'jsonl',
  row: (problem) => problem,
};

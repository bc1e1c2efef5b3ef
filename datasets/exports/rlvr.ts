import type { Export } from '../problem.js';

/** Our own rows, whole: what the `rlvr` format reads back. */
export const rlvr: Export = {
  name: 'rlvr',
  file: 'jsonl',
  row: (problem) => problem,
};

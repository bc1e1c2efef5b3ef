/** What is found by comparing rows. */
import type { CheckEntry } from '../check.js';

const needs = 'set';

export const setChecks = [
  {
    code: 'duplicate-id',
    severity: 'error',
    needs,
    what: 'no two different rows have one id, inside a file or across files',
    why: 'two problems share one pass rate, and a sampler draws one of them for both',
    fix: 'give each row an id of its own; of rows that are the same keep one',
  },
  {
    code: 'duplicate',
    severity: 'error',
    needs,
    mends: true,
    what: 'no prompt comes twice within a split, spelling and layout aside',
    why: 'a problem that comes twice counts twice, and two ground truths of one prompt contradict each other',
    fix: 'run rlvr check --fix, which moves later copies with the same truth to a side file; otherwise decide which row is right',
  },
  {
    code: 'near-duplicate',
    severity: 'warning',
    needs,
    what: 'no two prompts of a split are the same but for a few words (numbers, relations and answers being equal)',
    why: 'variety is what a dataset is for',
    fix: 'keep the better one, or build with the dedup stage',
  },
  {
    code: 'split-leak',
    severity: 'error',
    needs,
    what: 'no problem stands in two splits, exactly or nearly',
    why: 'a test that training has seen measures memory',
    fix: 'remove the row from one of the splits, or build with the split stage, which keeps such rows together',
  },
  {
    code: 'contaminated',
    severity: 'error',
    needs,
    what: 'no prompt repeats an item of the named evaluation files',
    why: 'the benchmark’s figure would measure memory',
    fix: 'remove the row, or build with the decontaminate stage',
  },
] as const satisfies readonly CheckEntry[];

/** What is told while files are read: these have no code of their own beyond the readers'. */
import type { CheckEntry } from './check.js';

const needs = 'reading';

export const readingChecks = [
  {
    code: 'unreadable',
    severity: 'error',
    needs,
    what: 'each file and each row can be read: JSON, whole, UTF-8, of a bearable length',
    why: 'a row that cannot be read is silently missing from training',
    fix: 'correct or remove the row; write rows with a JSON library, one object per line',
  },
  {
    code: 'empty-file',
    severity: 'error',
    needs,
    what: 'a file holds at least one row',
    why: 'an empty split is a step of the pipeline that failed without telling',
    fix: 'write the file again, or leave it out',
  },
  {
    code: 'schema',
    severity: 'error',
    needs,
    what: 'each row is a problem of its file’s format: every field there, and of its kind',
    why: 'a trainer that meets the row fails in the middle of a run, or trains on nonsense',
    fix: 'correct the field; docs/reference/records.md describes each',
  },
  {
    code: 'missing-id',
    severity: 'error',
    needs,
    mends: true,
    what: 'each row of a dataset of rlvr has an id',
    why: 'pass rates, feedback and reports name a problem by its id',
    fix: 'run rlvr check --fix, which gives the id that building would give',
  },
  {
    code: 'no-ground-truth',
    severity: 'error',
    needs,
    what: 'each row has a ground truth, or a solution that marks its answer',
    why: 'nothing can be judged against nothing',
    fix: 'add ground_truth, or mark the answer of the solution with \\boxed{} or ####',
  },
  {
    code: 'ungradable',
    severity: 'error',
    needs,
    what: 'each ground truth can be judged against: it is read, complete and within the verifier’s bounds',
    why: 'every completion would be a fault, which trainers mask: the row costs and teaches nothing',
    fix: 'correct the ground truth as the message says',
  },
  {
    code: 'unproven',
    severity: 'error',
    needs,
    what: 'the judge could do its work on each row',
    why: 'a check that could not be made has not passed',
    fix: 'see what the message names; rlvr doctor tells what is missing on this machine',
  },
  {
    code: 'manifest',
    severity: 'error',
    needs,
    what: 'the files of a run folder are those that its manifest.json describes: names, hashes, rows',
    why: 'a file that was changed after the build is not what the card, the counts and the proofs speak of',
    fix: 'build again, or take the file from where the run was published',
  },
  {
    code: 'recipe',
    severity: 'error',
    needs,
    what: 'a recipe is valid: its keys and values, its files are there, and their formats are recognised',
    why: 'a build that fails after an hour could have failed at once',
    fix: 'correct the key; docs/reference/recipe.md lists them all',
  },
] as const satisfies readonly CheckEntry[];

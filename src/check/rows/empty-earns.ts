import type { JudgedCheck } from '../check.js';

export const emptyEarns: JudgedCheck = {
  code: 'empty-earns',
  severity: 'error',
  needs: 'judge',
  what: 'an empty completion and an empty box earn 0',
  why: 'a model finds at once that saying nothing pays',
  fix: 'give the ground truth an answer that is not empty',
  ask: ({ ground_truth: groundTruth }) =>
    // No program is found in an empty completion; a program that does nothing is the business of trivial-program.
    groundTruth.verifier === 'code'
      ? []
      : ['', '\\boxed{}'].map((completion) => ({ completion, groundTruth })),
  answer(verdicts) {
    const at = verdicts.findIndex(({ reward }) => reward !== 0);
    if (at < 0) return undefined;
    return { message: `${at === 0 ? 'an empty completion' : 'an empty box'} earns ${verdicts[at]?.reward}` };
  },
};

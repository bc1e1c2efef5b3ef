import { selfCompletion } from '../../stages/attach/completions.js';
import { contradicts } from '../../stages/attach/settle-truth.js';
import type { JudgedCheck } from '../check.js';

export const goldSelf: JudgedCheck = {
  code: 'gold-self',
  severity: 'error',
  needs: 'judge',
  what: 'the ground truth, given as an answer, earns the reward 1',
  why: 'a gold that its own verifier refuses can never be earned',
  fix: 'rewrite the answer so that the verifier reads it: docs/verifiers says what each takes',
  ask({ ground_truth: groundTruth }) {
    const completion = selfCompletion(groundTruth);
    return completion === null ? [] : [{ completion, groundTruth }];
  },
  answer([verdict], [asked]) {
    if (verdict === undefined || asked === undefined || !contradicts(asked.groundTruth, verdict))
      return undefined;
    return { message: `the ground truth does not accept itself: ${verdict.reason}`, field: 'ground_truth' };
  },
};

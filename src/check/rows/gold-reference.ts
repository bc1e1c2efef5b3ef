import { referenceOf } from '../../stages/attach/completions.js';
import { contradicts } from '../../stages/attach/settle-truth.js';
import type { JudgedCheck } from '../check.js';

export const goldReference: JudgedCheck = {
  code: 'gold-reference',
  severity: 'error',
  needs: 'sandbox',
  what: 'the reference solution earns the reward 1; a program among them passes every test',
  why: 'one of the two is wrong, and if it is the ground truth, right answers are punished',
  fix: 'solve the problem again; correct the ground truth or the solution, or remove the row',
  ask(problem) {
    const completion = referenceOf(problem);
    return completion === null ? [] : [{ completion, groundTruth: problem.ground_truth }];
  },
  answer([verdict], [asked]) {
    if (verdict === undefined || asked === undefined || !contradicts(asked.groundTruth, verdict))
      return undefined;
    const found = verdict.extracted === undefined ? '' : ` (it answers ${shortened(verdict.extracted)})`;
    const what = asked.groundTruth.verifier === 'code' ? '' : found;
    return { message: `the reference solution earns 0${what}: ${verdict.reason}`, field: 'solution' };
  },
};

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

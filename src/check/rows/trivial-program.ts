import type { JudgedCheck } from '../check.js';
import { trivialPrograms } from './trivial-programs.js';

export const trivialProgram: JudgedCheck = {
  code: 'trivial-program',
  severity: 'error',
  needs: 'sandbox',
  what: 'tests fail a program that does nothing, gives its input back, or always gives the same',
  why: 'tests that a constant passes reward programs which do not solve the problem',
  fix: 'add tests with other inputs and other expected outputs',
  ask: ({ ground_truth: groundTruth }) =>
    groundTruth.verifier === 'code'
      ? trivialPrograms(groundTruth).map(({ source }) => ({
          completion: `\`\`\`${groundTruth.language}\n${source}\n\`\`\``,
          groundTruth: { ...groundTruth, all_tests: false },
        }))
      : [],
  answer(verdicts, asked) {
    const at = verdicts.findIndex(({ reward }) => reward === 1);
    const truth = asked[at]?.groundTruth;
    if (truth?.verifier !== 'code') return undefined;
    const program = trivialPrograms(truth)[at];
    return {
      message: `a program that ${program?.does} passes ${truth.tests.length === 1 ? 'the test' : `all ${truth.tests.length} tests`}`,
      field: 'ground_truth.tests',
    };
  },
};

import type { GroundTruth } from '#verifiers/ground-truth.js';
import type { JudgedCheck } from '../check.js';

export const goldPerturbed: JudgedCheck = {
  code: 'gold-perturbed',
  severity: 'error',
  needs: 'judge',
  what: 'answers made wrong by another digit, another summand, another option or another word earn 0',
  why: 'a gold that accepts its neighbours (a tolerance too wide, a text misread) rewards guesses',
  fix: 'narrow the tolerance, or rewrite the answer so that it is read as what it means',
  ask: ({ ground_truth: groundTruth }) =>
    perturbed(groundTruth).map((answer) => ({
      completion: `The answer is $\\boxed{${answer}}$.`,
      groundTruth,
    })),
  answer(verdicts, asked) {
    // A changed digit may leave the value as it was (0², 0³), so one of two wrong answers alone proves nothing.
    if (verdicts.length === 0 || verdicts.some(({ reward }) => reward === 0)) return undefined;
    const wrong = /\\boxed\{(.*)\}\$\.$/s.exec(asked[0]?.completion ?? '')?.[1] ?? '';
    return { message: `the wrong answer ${wrong} earns ${verdicts[0]?.reward}`, field: 'ground_truth' };
  },
};

/** Wrong answers near the right one. */
function perturbed(truth: GroundTruth): string[] {
  switch (truth.verifier) {
    case 'math': {
      const gold = truth.answer ?? truth.answers?.[0] ?? '';
      const digit = gold.replace(/[1-9]/, (found) => String((Number(found) % 9) + 1));
      return [...(digit === gold ? [] : [digit]), `(${gold}) + 1`];
    }
    case 'choice':
      return [truth.answer === 'A' ? 'B' : 'A'];
    case 'text':
      return [truth.match === 'literal' ? `[${truth.answer}]` : `${truth.answer} otherwise`];
    case 'code':
    case 'instruction':
    case 'proof':
      return [];
  }
}

import type { Judgement } from '../../judgement.js';
import { referencesOf, selfCompletion } from './completions.js';
import type { Settings } from './settings.js';
import type { Attached } from './settle-truth.js';

/** A completion that a sound ground truth must accept: itself, a reference solution, or the solution once again. */
export interface Asked {
  readonly role: 'self' | 'reference' | 'again';
  readonly judgement: Judgement;
}

export function questionsOf(problem: Attached, given: Settings): Asked[] {
  const groundTruth = problem.ground_truth;
  const asked: Asked[] = [];
  const self = selfCompletion(groundTruth);
  if (self !== null) asked.push({ role: 'self', judgement: { completion: self, groundTruth } });
  if (!given.prove) return asked;
  const [solution, ...others] = referencesOf(problem);
  if (solution === undefined) return asked;
  if (groundTruth.verifier !== 'code')
    return [...asked, { role: 'reference', judgement: { completion: solution, groundTruth } }];
  // Each test is asked by itself: which of them fail tells more than that one does.
  const each = groundTruth.tests.length > 1 ? { ...groundTruth, all_tests: true } : groundTruth;
  for (const completion of [solution, ...others])
    asked.push({ role: 'reference', judgement: { completion, groundTruth: each } });
  for (let attempt = 1; attempt < given.runs; attempt++)
    asked.push({ role: 'again', judgement: { completion: solution, groundTruth: each, attempt } });
  return asked;
}

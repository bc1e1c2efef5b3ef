import type { Verdict } from '#verifiers/verifier.js';
import type { Judgement } from '../../judgement.js';
import { referencesOf, selfCompletion } from './completions.js';
import type { Settings } from './settings.js';
import type { Attached } from './settle-truth.js';

/** A completion that a sound ground truth must accept: itself, a reference solution, or the solution once again. */
export interface Asked {
  readonly role: 'self' | 'reference' | 'again';
  readonly judgement: Judgement;
}

export interface Answered extends Asked {
  readonly verdict: Verdict;
}

/**
 * What is asked before the rest: a lone reference program, up to its first failure. One that runs into its time limit is refused by that alone,
 * since it would sit out the limit in every test and every run.
 */
export function firstQuestionsOf(problem: Attached, given: Settings): Asked[] {
  const groundTruth = problem.ground_truth;
  if (groundTruth.verifier !== 'code' || !given.prove) return [];
  const [solution, ...others] = referencesOf(problem);
  if (solution === undefined || others.length > 0) return [];
  return [{ role: 'reference', judgement: { completion: solution, groundTruth } }];
}

/** The rest, where the first answers decide nothing; a reference that passed need not pass again. */
export function questionsAfter(problem: Attached, first: readonly Answered[], given: Settings): Asked[] {
  const rest = questionsOf(problem, given);
  if (first.length === 0 || !first.every(isSettled)) return rest;
  if (first.some(({ verdict }) => verdict.outcome !== 'correct')) return [];
  return rest.filter(({ role }) => role !== 'reference');
}

/** Whether nothing that is asked afterwards changes what follows. */
export function isSettled({ verdict: { outcome, tests } }: Answered): boolean {
  return outcome !== 'incorrect' || tests?.outcomes.includes('time_limit') === true;
}

function questionsOf(problem: Attached, given: Settings): Asked[] {
  const groundTruth = problem.ground_truth;
  const asked: Asked[] = [];
  const self = selfCompletion(groundTruth);
  if (self !== null) asked.push({ role: 'self', judgement: { completion: self, groundTruth } });
  if (!given.prove) return asked;
  const [solution, ...others] = referencesOf(problem);
  if (solution === undefined) return asked;
  if (groundTruth.verifier !== 'code') {
    asked.push({ role: 'reference', judgement: { completion: solution, groundTruth } });
    return asked;
  }
  // Each test is asked by itself: which of them fail tells more than that one does.
  const each = groundTruth.tests.length > 1 ? { ...groundTruth, all_tests: true } : groundTruth;
  for (const completion of [solution, ...others])
    asked.push({ role: 'reference', judgement: { completion, groundTruth: each } });
  for (let attempt = 1; attempt < given.runs; attempt++)
    asked.push({ role: 'again', judgement: { completion: solution, groundTruth: each, attempt } });
  return asked;
}

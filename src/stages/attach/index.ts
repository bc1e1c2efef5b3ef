/**
 * attach: the place where a bad ground truth dies. A ground truth that sits inside the reference solution is taken out; each is
 * checked to be judgeable and to accept itself; a reference solution must earn the reward 1, by running it. A judge that
 * fails proves nothing: such a row is dropped as unproven, never as wrong.
 */

import { z } from 'zod';
import { isSurelyMarked, markedAnswer } from '#datasets/marked-answer.js';
import type { Problem } from '#datasets/problem.js';
import type { GroundTruth } from '#verifiers/ground-truth.js';
import { verifierOf } from '#verifiers/registry.js';
import type { Verdict } from '#verifiers/verifier.js';
import type { Judgement } from '../../judgement.js';
import type { Reason, Result, Stage, StageContext, StageRun } from '../../pipeline/stage.js';
import { referenceOf, selfCompletion } from './completions.js';

const settings = z.strictObject({
  /** Whether reference solutions are judged against their ground truth; code among them is run. */
  prove: z.boolean().default(true),
});
type Settings = z.infer<typeof settings>;

export const attach: Stage<Settings> = { name: 'attach', settings, open };

type Attached = Problem & { readonly ground_truth: GroundTruth };
type Checked = { readonly problem: Attached } | { readonly dropped: Problem; readonly reason: Reason };

/** A completion that a sound ground truth must accept, and what it means when it does not. */
interface Proof {
  readonly judgement: Judgement;
  readonly failure: { readonly code: string; readonly what: string };
}

function open(given: Settings, context: StageContext): StageRun {
  const figures = { extracted: 0, proven: 0, unproven: 0 };

  async function apply(batch: readonly Problem[]): Promise<Result[]> {
    const checked = batch.map(checkTruth);
    figures.extracted += checked.filter((one, at) => 'problem' in one && !batch[at]?.ground_truth).length;
    const proofs = checked.map((one) => ('problem' in one ? proofsOf(one.problem, given) : []));
    const verdicts = await context.judge(proofs.flat().map((proof) => proof.judgement));
    let next = 0;
    return checked.map((one, at): Result => {
      const asked = proofs[at] ?? [];
      const answers = verdicts.slice(next, next + asked.length);
      next += asked.length;
      if ('dropped' in one) return one;
      const reason = firstFailure(asked, answers);
      if (reason?.code === 'judge-fault') figures.unproven++;
      if (reason !== undefined) return { dropped: one.problem, reason };
      if (one.problem.solution !== undefined && given.prove) figures.proven++;
      return { kept: one.problem };
    });
  }

  return { apply, inFlight: 4, figures: () => ({ ...figures }), incomplete: () => figures.unproven > 0 };
}

/** The problem with its ground truth, taken from the reference solution where the row gave none; or why there is none. */
function checkTruth(problem: Problem): Checked {
  const given = problem.ground_truth;
  if (given !== undefined) return inspected({ ...problem, ground_truth: given });
  const found = markedAnswer(problem.solution);
  if (found === undefined) {
    const message =
      'the row names no answer and its solution holds none after ####, in \\boxed{} or after "the answer is"';
    return { dropped: problem, reason: { code: 'no-answer', message } };
  }
  const meta = { ...problem.meta, ground_truth_rule: found.rule };
  return inspected({ ...problem, ground_truth: { verifier: 'math', answer: found.text }, meta });
}

function inspected(problem: Attached): Checked {
  const defect = verifierOf(problem.ground_truth).inspect(problem.ground_truth);
  if (defect === null) return { problem };
  return { dropped: problem, reason: { code: 'ungradable', message: `${defect.code}: ${defect.message}` } };
}

function proofsOf(problem: Attached, given: Settings): Proof[] {
  const groundTruth = problem.ground_truth;
  const proofs: Proof[] = [];
  const self = selfCompletion(groundTruth);
  if (self !== null) {
    const failure = { code: 'ungradable', what: 'the ground truth does not accept itself' };
    proofs.push({ judgement: { completion: self, groundTruth }, failure });
  }
  const reference = given.prove ? referenceOf(problem) : null;
  if (reference !== null) {
    const failure = { code: 'reference-fails', what: 'the reference solution does not earn the reward 1' };
    proofs.push({ judgement: { completion: reference, groundTruth }, failure });
  }
  return proofs;
}

/** A solution that states no answer of its own contradicts nothing; one whose program is not found does. */
function firstFailure(proofs: readonly Proof[], verdicts: readonly Verdict[]): Reason | undefined {
  for (const [at, { judgement, failure }] of proofs.entries()) {
    const verdict = verdicts[at] as Verdict;
    if (verdict.outcome === 'fault') return { code: 'judge-fault', message: verdict.reason };
    const silent = judgement.groundTruth.verifier !== 'code' && !isSurelyMarked(verdict.rule);
    if (verdict.reward !== 1 && !silent) {
      return { code: failure.code, message: `${failure.what}: ${verdict.reason}` };
    }
  }
  return undefined;
}

/**
 * attach: the place where a bad ground truth dies. A ground truth that sits inside the reference solution is taken out; each is
 * checked to be judgeable and to accept itself; a reference solution must earn the reward 1, by running it. A judge that
 * fails proves nothing: such a row is dropped as unproven, never as wrong.
 */

import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import type { Verdict } from '#verifiers/verifier.js';
import type { Judgement } from '../../judgement.js';
import { addEach } from '../../pipeline/counts.js';
import type { Reason, Result, Stage, StageContext, StageRun } from '../../pipeline/stage.js';
import { referenceOf, selfCompletion } from './completions.js';
import { type Attached, contradicts, settleTruth } from './settle-truth.js';

const settings = z.strictObject({
  prove: z
    .boolean()
    .default(true)
    .describe('whether reference solutions are judged against their ground truth; code among them is run'),
});
type Settings = z.infer<typeof settings>;

export const attach: Stage<Settings> = { name: 'attach', settings, open };

/** A completion that a sound ground truth must accept, and what it means when it does not. */
interface Proof {
  readonly judgement: Judgement;
  readonly failure: { readonly code: string; readonly what: string };
}

function open(given: Settings, context: StageContext): StageRun {
  const figures = { extracted: 0, proven: 0, unproven: 0 };

  async function apply(batch: readonly Problem[]): Promise<Result[]> {
    const checked = batch.map(settleTruth);
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

  return {
    apply,
    inFlight: 4,
    figures: () => ({ ...figures }),
    tally: () => figures,
    add: (tally) => addEach(figures, tally as typeof figures),
    incomplete: () => figures.unproven > 0,
  };
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

function firstFailure(proofs: readonly Proof[], verdicts: readonly Verdict[]): Reason | undefined {
  for (const [at, { judgement, failure }] of proofs.entries()) {
    const verdict = verdicts[at] as Verdict;
    if (verdict.outcome === 'fault') return { code: 'judge-fault', message: verdict.reason };
    if (contradicts(judgement.groundTruth, verdict)) {
      return { code: failure.code, message: `${failure.what}: ${verdict.reason}` };
    }
  }
  return undefined;
}

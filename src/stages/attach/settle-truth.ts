import { isSurelyMarked, markedAnswer, truthOfMarked } from '#datasets/marked-answer.js';
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import type { GroundTruth } from '#verifiers/ground-truth.js';
import { verifierOf } from '#verifiers/registry.js';
import type { Verdict } from '#verifiers/verifier.js';
import type { Reason } from '../../pipeline/stage.js';

export type Attached = Problem & { readonly ground_truth: GroundTruth };
export type Settled = { readonly problem: Attached } | { readonly dropped: Problem; readonly reason: Reason };

/** The problem with its ground truth, taken from the reference solution where the row gave none; or why there is none. */
export function settleTruth(problem: Problem): Settled {
  const given = problem.ground_truth;
  if (given !== undefined) return inspected(problem as Attached);
  const found = markedAnswer(problem.solution, promptText(problem));
  if (found === undefined) {
    const message =
      problem.solution === undefined
        ? 'the row names no answer, and has no solution that could hold one'
        : 'the row names no answer and its solution holds none after ####, in \\boxed{} or after "the answer is"';
    return { dropped: problem, reason: { code: 'no-answer', message } };
  }
  if (found.others.length > 0) {
    const message = `the solution marks several answers, ${[...found.others, found.text].slice(0, 5).join(' · ')}, and which of them is asked for cannot be told: give the answer in the row`;
    return { dropped: problem, reason: { code: 'several-answers', message } };
  }
  const meta = { ...problem.meta, ground_truth_rule: found.rule };
  // A spread with a new field behind it costs several times as much.
  return inspected(Object.assign({}, problem, { ground_truth: truthOfMarked(found), meta }));
}

function inspected(problem: Attached): Settled {
  const defect = verifierOf(problem.ground_truth).inspect(problem.ground_truth);
  if (defect === null) return { problem };
  return { dropped: problem, reason: { code: 'ungradable', message: `${defect.code}: ${defect.message}` } };
}

/**
 * Whether the verdict on what should be correct contradicts the ground truth. A solution that states no answer of its own contradicts
 * nothing; one whose program is not found does.
 */
export function contradicts(groundTruth: GroundTruth, verdict: Verdict): boolean {
  const silent = groundTruth.verifier !== 'code' && !isSurelyMarked(verdict.rule);
  return verdict.reward !== null && verdict.reward !== 1 && !silent;
}

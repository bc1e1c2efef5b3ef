/**
 * label: rows that bring completions get a reward for each, and a pass rate over all. Completions that could not be judged
 * have the reward null and count for nothing; a problem without completions passes unchanged.
 */

import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import type { Judgement } from '../../judgement.js';
import type { Result, Stage, StageContext, StageRun } from '../../pipeline/stage.js';

const settings = z.strictObject({});

export const label: Stage<z.infer<typeof settings>> = {
  name: 'label',
  settings,
  open: (_, context) => open(context),
};

function open(context: StageContext): StageRun {
  let judged = 0;
  let faults = 0;

  async function apply(batch: readonly Problem[]): Promise<Result[]> {
    const judgements = batch.flatMap(judgementsOf);
    const verdicts = judgements.length === 0 ? [] : await context.judge(judgements);
    let next = 0;
    return batch.map((problem) => {
      const count = judgementsOf(problem).length;
      if (count === 0) return { kept: problem };
      const rewards = verdicts.slice(next, next + count).map((verdict) => verdict.reward);
      next += count;
      judged += count;
      faults += rewards.filter((reward) => reward === null).length;
      return { kept: labelled(problem, rewards) };
    });
  }

  return { apply, inFlight: 4, figures: () => ({ judged, faults }) };
}

function judgementsOf(problem: Problem): Judgement[] {
  const groundTruth = problem.ground_truth;
  if (groundTruth === undefined) return [];
  return (problem.rollout?.completions ?? []).map((completion) => ({ completion, groundTruth }));
}

/** The pass rate is the share of rewards of 1 among those that are known. */
function labelled(problem: Problem, rewards: (number | null)[]): Problem {
  const known = rewards.filter((reward) => reward !== null);
  const rollout = { completions: problem.rollout?.completions ?? [], rewards };
  if (known.length === 0) return { ...problem, rollout };
  const passed = known.filter((reward) => reward === 1).length;
  const difficulty = { ...problem.difficulty, pass_rate: passed / known.length, samples: known.length };
  return { ...problem, rollout, difficulty };
}

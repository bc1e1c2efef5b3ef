/**
 * label: rows that bring completions get a reward and a verdict for each, the pass rate over all with its interval, and a line in a
 * report where the completions agree with each other against the gold. Completions that could not be judged have the reward null
 * and count for nothing; a problem without completions passes unchanged.
 */

import { type Problem, RowError } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import type { GroundTruth } from '#verifiers/ground-truth.js';
import type { Verdict } from '#verifiers/verifier.js';
import { labelled } from '../../difficulty/labelled.js';
import type { Judgement } from '../../judgement.js';
import { addEach } from '../../pipeline/counts.js';
import type { Note, Result, Stage, StageContext, StageRun } from '../../pipeline/stage.js';
import { type Rewarded, rewardGroup, wantsAllTests } from '../../rewards/index.js';
import { PassAtFigures, type PassAtSum } from './pass-at-figures.js';
import { type LabelSettings, settings } from './settings.js';
import { type SuspectSettings, suspectedGold } from './suspected-gold.js';
import { suspectedTests } from './suspected-tests.js';

export const label: Stage<LabelSettings> = { name: 'label', settings, open };

function open(given: LabelSettings, context: StageContext): StageRun {
  const figures = { judged: 0, faults: 0, suspected_golds: 0, suspected_tests: 0 };
  const passAt = new PassAtFigures(given.pass_at);
  const allTests = given.all_tests || (given.rewards !== undefined && wantsAllTests(given.rewards));

  async function apply(batch: readonly Problem[]): Promise<Result[]> {
    const asked = batch.map((problem) => judgementsOf(problem, allTests));
    const judgements = asked.flat();
    const verdicts = judgements.length === 0 ? [] : await context.judge(judgements);
    let next = 0;
    return Promise.all(
      batch.map((problem, at): Result | Promise<Result> => {
        const count = (asked[at] as Judgement[]).length;
        next += count;
        return count === 0 ? { kept: problem } : labelOne(problem, verdicts.slice(next - count, next));
      }),
    );
  }

  async function labelOne(problem: Problem, verdicts: readonly Verdict[]): Promise<Result> {
    figures.judged += verdicts.length;
    figures.faults += verdicts.filter(({ outcome }) => outcome === 'fault').length;
    passAt.count(verdicts);
    const notes = await suspectsOf(problem, verdicts, given.suspects, context);
    figures.suspected_golds += notes.filter(({ report }) => report === 'suspected-golds').length;
    figures.suspected_tests += notes.filter(({ report }) => report === 'suspected-tests').length;
    try {
      return { kept: labelled(problem, verdicts, rewardsOf(problem, verdicts, given), given), notes };
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      return { dropped: problem, reason: { code: 'not-rewardable', message: error.message }, notes };
    }
  }

  return {
    apply,
    inFlight: 4,
    anyThread: true,
    figures: () => ({ ...figures, ...passAt.figures() }),
    tally: () => ({ figures, passAt: passAt.tally() }),
    add: (tally) => {
      const more = tally as { figures: typeof figures; passAt: readonly PassAtSum[] };
      addEach(figures, more.figures);
      passAt.add(more.passAt);
    },
    incomplete: () => figures.faults > 0,
  };
}

function judgementsOf(problem: Problem, allTests: boolean): Judgement[] {
  const truth = problem.ground_truth;
  if (truth === undefined) return [];
  const groundTruth: GroundTruth =
    allTests && truth.verifier === 'code' ? { ...truth, all_tests: true } : truth;
  return (problem.rollout?.completions ?? []).map((completion) => ({ completion, groundTruth }));
}

function rewardsOf(problem: Problem, verdicts: readonly Verdict[], { rewards }: LabelSettings): Rewarded[] {
  if (rewards === undefined) return verdicts.map(({ reward }) => ({ reward }));
  const { completions = [], tokens } = problem.rollout ?? {};
  const samples = verdicts.map((verdict, at) => ({
    verdict,
    completion: completions[at] as string,
    tokens: tokens?.[at],
  }));
  const groundTruth = problem.ground_truth as GroundTruth;
  return rewardGroup({ samples, prompt: promptText(problem), groundTruth }, rewards);
}

async function suspectsOf(
  problem: Problem,
  verdicts: readonly Verdict[],
  settings: SuspectSettings | false,
  context: StageContext,
): Promise<Note[]> {
  if (settings === false) return [];
  const gold = await suspectedGold(problem, verdicts, settings, context.judge);
  return [...(gold === undefined ? [] : [gold]), ...suspectedTests(problem, verdicts, settings)];
}

/**
 * Ground truths that the completions speak against: where most of them agree with each other on an answer that the gold is not. It
 * lists; whether the gold or the model errs is for a person or a stronger judge to say.
 */
import type { Problem } from '#datasets/problem.js';
import type { GroundTruth } from '#verifiers/ground-truth.js';
import { verifierOf } from '#verifiers/registry.js';
import type { Verdict } from '#verifiers/verifier.js';
import type { Judgement } from '../../judgement.js';
import type { Note } from '../../pipeline/stage.js';

/** When agreement is told: by at least `agreeing` completions, which are at least `share` of those judged and more than agree with the gold. */
export interface SuspectSettings {
  readonly share: number;
  readonly agreeing: number;
}

type Judging = (judgements: readonly Judgement[]) => Promise<Verdict[]>;

/** Answers tried as the truth for one problem at most: real majorities are among the first. */
const mostCandidates = 16;
/** Characters of the completion's end that are shown as evidence. */
const shownEnd = 400;

interface Majority {
  readonly answer: string;
  readonly members: readonly number[];
}

/** The problem's line of the report, or undefined while nothing speaks against its gold. */
export async function suspectedGold(
  problem: Problem,
  verdicts: readonly Verdict[],
  settings: SuspectSettings,
  judge: Judging,
): Promise<Note | undefined> {
  const truth = problem.ground_truth;
  if (truth === undefined || truth.verifier === 'code') return undefined;
  const judged = verdicts.filter(({ outcome }) => outcome !== 'fault').length;
  const correct = verdicts.filter(({ outcome }) => outcome === 'correct').length;
  const enough = Math.max(settings.agreeing, settings.share * judged, correct + 1);
  const completions = problem.rollout?.completions ?? [];
  const majority = await majorityOf(completions, verdicts, truth, enough, judge);
  if (majority === undefined) return undefined;
  const { answer, members } = majority;
  const first = members[0] as number;
  const row = {
    id: problem.id,
    gold: truth,
    majority: answer,
    agreeing: members.length,
    judged,
    share: Math.round((members.length / judged) * 1e4) / 1e4,
    agreeing_with_gold: correct,
    completions: members,
    because: verdicts[first]?.reason,
    prompt: problem.prompt,
    evidence: completions[first]?.slice(-shownEnd),
    source: problem.source,
  };
  return { report: 'suspected-golds', row };
}

/**
 * The answer that most of the wrong completions are right by, when they are `enough`: the answers found in them are tried as the
 * truth, the most frequent first, until no other can win.
 */
async function majorityOf(
  completions: readonly string[],
  verdicts: readonly Verdict[],
  truth: GroundTruth,
  enough: number,
  judge: Judging,
): Promise<Majority | undefined> {
  let open = verdicts.flatMap(({ outcome, extracted }, at) =>
    outcome === 'incorrect' && extracted ? [at] : [],
  );
  const answerOf = (at: number) => (verdicts[at]?.extracted ?? '').trim();
  let best: Majority | undefined;
  for (
    let tried = 0;
    tried < mostCandidates && open.length >= Math.max(enough, (best?.members.length ?? 0) + 1);
    tried++
  ) {
    const answer = mostFrequent(open.map(answerOf));
    const asTruth = withAnswer(truth, answer);
    const accepted =
      asTruth === undefined
        ? open.map((at) => answerOf(at) === answer)
        : (
            await judge(open.map((at) => ({ completion: completions[at] as string, groundTruth: asTruth })))
          ).map(({ outcome }, place) => outcome === 'correct' || answerOf(open[place] as number) === answer);
    const members = open.filter((_, place) => accepted[place]);
    if (members.length > (best?.members.length ?? 0)) best = { answer, members };
    open = open.filter((_, place) => !accepted[place]);
  }
  return best !== undefined && best.members.length >= enough ? best : undefined;
}

function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}

/** The ground truth with another answer; undefined where that is none that can be judged against. */
function withAnswer(truth: GroundTruth, answer: string): GroundTruth | undefined {
  if (truth.verifier === 'code') return undefined;
  const text = truth.verifier === 'choice' ? /[A-Z]/.exec(answer)?.[0] : answer;
  if (text === undefined) return undefined;
  const { answers: _, ...rest } = truth as GroundTruth & { answers?: unknown };
  const other = { ...rest, answer: text } as GroundTruth;
  return verifierOf(other).inspect(other) === null ? other : undefined;
}

/** Rows in, rows with verdicts and rewards out: what `rlvr verify` and `rlvr serve` do with a batch. */
import { type Row, RowError } from '#datasets/problem.js';
import type { GroundTruth } from '#verifiers/ground-truth.js';
import type { TimedVerdict } from '../judge/timed-verdict.js';
import type { Judgement } from '../judgement.js';
import { renderBadRow } from '../place.js';
import { type RewardList, wantsAllTests } from '../rewards/index.js';
import type { InputRow } from './input-rows.js';
import { type Question, readRow } from './read-row.js';
import { type Placed, rewardRows } from './reward-rows.js';
import type { Asked, Bad, Done, RewardedVerdict } from './rows.js';
import { groupKey } from './whole-groups.js';

/** How the rewards of rows are made. */
export interface RewardOptions {
  /** What makes the reward of rows that carry no `reward_functions`; the verdict's own reward if absent. */
  readonly rewards?: RewardList | undefined;
  /** Rows that follow each other with the same value of this field are one problem's completions. */
  readonly groupBy?: string | undefined;
}

/**
 * Judges the completions of all rows in one go, so that the workers are kept busy whatever a row holds; then rewards them.
 * @param judge one verdict per judgement, in order
 */
export async function judgeRows(
  rows: readonly InputRow[],
  judge: (judgements: readonly Judgement[]) => Promise<readonly TimedVerdict[]>,
  options: RewardOptions,
): Promise<Done[]> {
  const asked = rows.map(ask);
  const judgements = asked.flatMap((one) =>
    'defect' in one ? [] : judgementsOf(one.question, options.rewards),
  );
  const verdicts = await judge(judgements);
  let next = 0;
  const placed = asked.map((one, at): Placed => {
    const input = rows[at] as InputRow;
    const place = 'defect' in input ? '' : input.place;
    const group = options.groupBy === undefined ? undefined : groupKey(input, options.groupBy);
    if ('defect' in one) return { judged: one, place, group };
    const count = one.question.completions.length;
    next += count;
    return { judged: { ...one, verdicts: verdicts.slice(next - count, next) }, place, group };
  });
  return rewardRows(placed, options.rewards);
}

function judgementsOf(question: Question, given: RewardList | undefined): Judgement[] {
  const list = question.rewards ?? given;
  const everyTest = list !== undefined && wantsAllTests(list) && question.groundTruth.verifier === 'code';
  const groundTruth = everyTest ? { ...question.groundTruth, all_tests: true } : question.groundTruth;
  return question.completions.map((completion) => ({ completion, groundTruth: groundTruth as GroundTruth }));
}

function ask(input: InputRow): Asked | Bad {
  if ('defect' in input) return { row: undefined, defect: input.defect };
  try {
    return { row: input.row, question: readRow(input.row) };
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    return { row: input.row, defect: renderBadRow(input.place, error.field, error.message) };
  }
}

/**
 * The row with reward and verdict. One that could not be read keeps its place, as a fault: its reward is unknown, not 0.
 * @param only leaves out what the row held besides its id
 */
export function outputRow(judged: Done, only: boolean): Row {
  const base = only ? { ...('id' in (judged.row ?? {}) ? { id: judged.row?.id } : {}) } : judged.row;
  if ('defect' in judged) {
    return { ...base, reward: null, verdict: { outcome: 'fault', reason: judged.defect } };
  }
  const { verdicts, question } = judged;
  if (question.many) {
    return { ...base, rewards: verdicts.map((verdict) => verdict.reward), verdicts: verdicts.map(recordOf) };
  }
  const verdict = verdicts[0] as RewardedVerdict;
  return { ...base, reward: verdict.reward, verdict: recordOf(verdict) };
}

/** The verdict as it stands in a row: the reward stands beside it. */
function recordOf({ reward: _, ...verdict }: RewardedVerdict): Row {
  return verdict;
}

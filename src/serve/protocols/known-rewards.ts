import type { Row } from '#datasets/problem.js';
import type { Outcome } from '#verifiers/verifier.js';
import { HttpError, unusable } from '../http-error.js';
import type { Service } from '../service.js';
import type { Errand } from '../work/errand.js';
import { judgeRequest } from '../work/judge-request.js';

export interface KnownReward {
  readonly reward: number;
  readonly outcome: Outcome;
}

/**
 * The rewards of rows with one completion each, for protocols that can only say numbers.
 * @throws HttpError 422 for a row that cannot be read, 503 when one could not be judged: never a number that stands for "not known"
 */
export async function rewardsOf(
  rows: readonly Row[],
  service: Service,
  errand: Errand,
): Promise<KnownReward[]> {
  const inputs = rows.map((row, at) => ({ place: `[${at}]`, row }));
  const done = await judgeRequest(inputs, service, errand);
  return done.map((one): KnownReward => {
    if ('defect' in one) {
      throw unusable(one.defect, 'the label must be a ground truth as rlvr verify reads it; docs/serving.md');
    }
    const [verdict] = one.verdicts;
    if (verdict?.reward === undefined || verdict.reward === null) {
      throw new HttpError(503, {
        code: 'not-judged',
        message: `a completion could not be judged: ${verdict?.reason}`,
        hint: 'this protocol has no word for an unknown reward; ask again, or use /verify, where it is null',
        retryAfter: 1,
      });
    }
    return { reward: verdict.reward, outcome: verdict.outcome };
  });
}

/** A number as JSON that Python reads as a float: trainers make tensors of it, and the whole number 1 would make one of integers. */
export function floatText(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

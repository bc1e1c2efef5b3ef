import type { Problem, Tier } from '#datasets/problem.js';
import { blend } from '../../difficulty/blend.js';
import type { TierSettings } from './settings.js';

/** The pass rate that the settings ask for: of the named model or of the rollouts at hand, as it was observed or blended. */
export function knownRate({ difficulty = {} }: Problem, given: TierSettings): number | undefined {
  const { pass_rate, samples, predicted, models } = difficulty;
  const seen = given.model === undefined ? { pass_rate, samples } : models?.[given.model];
  if (seen?.pass_rate === undefined) return undefined;
  // A rate without a number of samples cannot be weighed, and a problem without a prediction has nothing to blend with.
  if (given.rate === 'observed' || predicted === undefined || seen.samples === undefined)
    return seen.pass_rate;
  return blend(predicted, seen.pass_rate * seen.samples, seen.samples, given.prediction_weight);
}

/** The prediction and the rollouts together; what there is of the two. */
export function estimateOf({ difficulty = {} }: Problem, given: TierSettings): number | undefined {
  const { pass_rate, samples, predicted } = difficulty;
  if (pass_rate === undefined || samples === undefined || predicted === undefined)
    return pass_rate ?? predicted;
  return blend(predicted, pass_rate * samples, samples, given.prediction_weight);
}

/** The tier of the level that the source gives, as the settings read it. */
export function levelTier(
  { meta: { level, difficulty } }: Problem,
  { levels }: TierSettings,
): Tier | undefined {
  // MATH writes "Level 3" in some files and 3 in others.
  const names = [typeof level === 'number' ? `Level ${level}` : level, difficulty];
  const named = names.find((value) => typeof value === 'string' && Object.hasOwn(levels, value));
  return typeof named === 'string' ? levels[named] : undefined;
}

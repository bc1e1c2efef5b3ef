/**
 * Item response theory over models × problems: model i answers problem j correctly with probability σ(aⱼ(θᵢ − bⱼ)), where θ is a
 * model's ability, b a problem's difficulty and a its discrimination (Birnbaum 1968; with a = 1 for all, Rasch 1960).
 *
 * Fitted by the joint posterior mode. Priors θ ~ N(0, 1), b ~ N(μ, 2²) with μ their mean, ln a ~ N(0, 0.5²) keep estimates finite where a
 * problem was solved always or never, and near the prior where samples are few. Steps are Newton's on each problem and each
 * model in turn, halved until the posterior rises. Standard errors come from the curvature of a problem's posterior at its mode, given
 * the abilities; a is reported on its own scale by the delta method.
 */
import { type Cell, type ItemEstimate, newtonItem } from './item-newton.js';

/** What was seen of one model on one problem: `passed` of `samples` (≥ 1). Models and problems are counted from 0. */
export interface Response {
  readonly model: number;
  readonly problem: number;
  readonly passed: number;
  readonly samples: number;
}

export type ItemModel = 'rasch' | '2pl';

export interface ItemResponseFit {
  /** By model. */
  readonly abilities: readonly { readonly ability: number; readonly se: number }[];
  /** By problem; a problem without responses has the prior's values. */
  readonly items: readonly ItemEstimate[];
  readonly rounds: number;
}

const mostRounds = 200;
/** The fit ends when no ability has moved by more in a round. */
const still = 1e-5;

export function fitItemResponse(
  responses: readonly Response[],
  counts: { readonly models: number; readonly problems: number },
  model: ItemModel,
): ItemResponseFit {
  const byProblem: Cell[][] = Array.from({ length: counts.problems }, () => []);
  const byModel: Response[][] = Array.from({ length: counts.models }, () => []);
  for (const response of responses) {
    byProblem[response.problem]?.push({
      who: response.model,
      passed: response.passed,
      samples: response.samples,
    });
    byModel[response.model]?.push(response);
  }
  const ability = new Float64Array(counts.models);
  let items: ItemEstimate[] = byProblem.map(() => ({
    difficulty: 0,
    logDiscrimination: 0,
    difficultySe: 0,
    logSe: 0,
  }));
  let errors: Float64Array = new Float64Array(counts.models);
  let rounds = 0;
  for (let moved = Number.POSITIVE_INFINITY; rounds < mostRounds && moved > still; rounds++) {
    const mean = items.reduce((sum, item) => sum + item.difficulty, 0) / Math.max(1, items.length);
    items = byProblem.map((cells, at) => newtonItem(cells, ability, items[at] as ItemEstimate, mean, model));
    const before = Float64Array.from(ability);
    errors = stepAbilities(byModel, ability, items);
    moved = ability.reduce((most, value, at) => Math.max(most, Math.abs(value - (before[at] as number))), 0);
  }
  return {
    abilities: Array.from(ability, (value, at) => ({ ability: value, se: errors[at] as number })),
    items,
    rounds,
  };
}

/** One Newton step for each model, then the mean is put back to 0: only differences are known. Returns standard errors. */
function stepAbilities(
  byModel: readonly Response[][],
  ability: Float64Array,
  items: readonly ItemEstimate[],
): Float64Array {
  const errors = byModel.map((responses, who) => {
    const theta = ability[who] as number;
    let slope = -theta;
    let curve = 1;
    for (const { problem, passed, samples } of responses) {
      const { difficulty, logDiscrimination } = items[problem] as ItemEstimate;
      const a = Math.exp(logDiscrimination);
      const p = 1 / (1 + Math.exp(-a * (theta - difficulty)));
      slope += a * (passed - samples * p);
      curve += a * a * samples * p * (1 - p);
    }
    ability[who] = theta + Math.max(-1, Math.min(1, slope / curve));
    return 1 / Math.sqrt(curve);
  });
  const mean = ability.reduce((sum, value) => sum + value, 0) / Math.max(1, ability.length);
  for (const [who, value] of ability.entries()) ability[who] = value - mean;
  return Float64Array.from(errors);
}

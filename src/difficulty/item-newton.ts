import type { ItemModel } from './item-response.js';

/** What one model did on the problem at hand. */
export interface Cell {
  readonly who: number;
  readonly passed: number;
  readonly samples: number;
}

/** Difficulty b and ln a, with standard errors. */
export interface ItemEstimate {
  readonly difficulty: number;
  readonly logDiscrimination: number;
  readonly difficultySe: number;
  readonly logSe: number;
}

const difficultySd = 2;
const logDiscriminationSd = 0.5;

/** Minus the log posterior of a problem's (b, ln a), its gradient and its expected curvature. */
interface Local {
  readonly loss: number;
  readonly gradient: readonly [b: number, logA: number];
  readonly curve: readonly [bb: number, ba: number, aa: number];
}

function localAt(
  cells: readonly Cell[],
  ability: Float64Array,
  b: number,
  logA: number,
  mean: number,
): Local {
  const a = Math.exp(logA);
  let loss = (b - mean) ** 2 / (2 * difficultySd ** 2) + logA ** 2 / (2 * logDiscriminationSd ** 2);
  let [gb, ga] = [(b - mean) / difficultySd ** 2, logA / logDiscriminationSd ** 2];
  let [bb, ba, aa] = [1 / difficultySd ** 2, 0, 1 / logDiscriminationSd ** 2];
  for (const { who, passed, samples } of cells) {
    const distance = (ability[who] as number) - b;
    const logit = a * distance;
    const p = 1 / (1 + Math.exp(-logit));
    // ln σ(x) = −ln(1 + e^−x), written so that it neither overflows nor cancels.
    loss += samples * (Math.max(0, logit) + Math.log1p(Math.exp(-Math.abs(logit)))) - passed * logit;
    const residual = samples * p - passed;
    gb -= a * residual;
    ga += logit * residual;
    const information = samples * p * (1 - p);
    bb += a * a * information;
    ba -= a * logit * information;
    aa += logit * logit * information;
  }
  return { loss, gradient: [gb, ga], curve: [bb, ba, aa] };
}

/** Improves a problem's estimate given the abilities: Fisher scoring, each step halved until the posterior rises. */
export function newtonItem(
  cells: readonly Cell[],
  ability: Float64Array,
  from: ItemEstimate,
  mean: number,
  model: ItemModel,
): ItemEstimate {
  let [b, logA] = [from.difficulty, from.logDiscrimination];
  let here = localAt(cells, ability, b, logA, mean);
  for (let step = 0; step < 5; step++) {
    const [db, da] = direction(here, model);
    let scale = 1;
    let next = localAt(cells, ability, b - db, logA - da, mean);
    while (next.loss > here.loss && scale > 1e-3) {
      scale /= 2;
      next = localAt(cells, ability, b - scale * db, logA - scale * da, mean);
    }
    if (next.loss > here.loss) break;
    [b, logA, here] = [b - scale * db, logA - scale * da, next];
    if (Math.abs(db) + Math.abs(da) < 1e-7) break;
  }
  return { difficulty: b, logDiscrimination: logA, ...errorsOf(here, model) };
}

/** The curvature's inverse times the gradient; for Rasch, ln a stays 0. */
function direction({ gradient: [gb, ga], curve: [bb, ba, aa] }: Local, model: ItemModel): [number, number] {
  if (model === 'rasch') return [gb / bb, 0];
  const determinant = bb * aa - ba * ba;
  return [(aa * gb - ba * ga) / determinant, (bb * ga - ba * gb) / determinant];
}

function errorsOf(
  { curve: [bb, ba, aa] }: Local,
  model: ItemModel,
): Pick<ItemEstimate, 'difficultySe' | 'logSe'> {
  if (model === 'rasch') return { difficultySe: 1 / Math.sqrt(bb), logSe: 0 };
  const determinant = bb * aa - ba * ba;
  return { difficultySe: Math.sqrt(aa / determinant), logSe: Math.sqrt(bb / determinant) };
}
